package earshot.smpp;

import earshot.sms.CarrierSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// An account at a message center.
///
/// @param tls whether the connection is TLS
/// @param from the number, short code or name texts come from
/// @param longTexts how texts of several segments go: `udh`, cut by us, or `payload`, cut by the
///   center
/// @param alphabet what the center takes for its default alphabet: `gsm` or `latin1`
@ConfigurationProperties("earshot.sms.smpp")
record SmppSettings(
    @Nullable String host,
    @DefaultValue("2775") int port,
    @DefaultValue("false") boolean tls,
    @Nullable String systemId,
    @Nullable String password,
    @Nullable String systemType,
    @Nullable String from,
    @Nullable String longTexts,
    @Nullable String alphabet) {

  private static final String UDH = "udh";
  private static final String GSM = "gsm";

  /// @throws earshot.database.CannotStart where something is missing or wrong
  SmppAccount account() {
    var center = setting("port", String.valueOf(port));
    if (port < 1 || port > 65_535) throw center.wrong("must be from 1 to 65535, not " + port);
    return new SmppAccount(
        setting("host", host).required(),
        port,
        tls,
        setting("system-id", systemId).atMost(15).required(),
        setting("password", password).atMost(8).required(),
        setting("system-type", systemType).atMost(12).or(""),
        setting("from", from).atMost(16).required(),
        setting("long-texts", longTexts).oneOf(UDH, "payload").equals(UDH),
        setting("alphabet", alphabet).oneOf(GSM, "latin1").equals(GSM));
  }

  private static CarrierSetting setting(String name, @Nullable String value) {
    return new CarrierSetting("earshot.sms.smpp." + name, value);
  }
}
