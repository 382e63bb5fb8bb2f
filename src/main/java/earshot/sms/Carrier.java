package earshot.sms;

import earshot.database.CannotStart;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/// Who may carry the texts. One does: the one that `earshot.sms.provider` names, or else the one
/// that is set up.
public enum Carrier {
  TWILIO("earshot.sms.twilio.account-sid"),
  SMPP("earshot.sms.smpp.host"),
  HTTP("earshot.sms.http.url");

  private static final String PROVIDER = "earshot.sms.provider";
  private static final String NONE = "none";

  private final String sign;

  /// @param sign the setting that tells that this one is set up
  Carrier(String sign) {
    this.sign = sign;
  }

  /// @return empty where no texts leave the server
  /// @throws CannotStart where it is not clear which
  static Optional<Carrier> chosen(Environment settings) {
    var name = settings.getProperty(PROVIDER);
    return StringUtils.hasText(name) ? named(name.strip()) : setUp(settings);
  }

  private static Optional<Carrier> named(String name) {
    if (name.equalsIgnoreCase(NONE)) return Optional.empty();
    return Optional.of(
        Arrays.stream(values())
            .filter(carrier -> carrier.id().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> cannotStart("must be one of " + ids() + ", not " + name)));
  }

  private static Optional<Carrier> setUp(Environment settings) {
    var found =
        Arrays.stream(values())
            .filter(carrier -> StringUtils.hasText(settings.getProperty(carrier.sign)))
            .toList();
    if (found.size() > 1) throw cannotStart("is needed, as " + signs(found) + " are set");
    return found.stream().findFirst();
  }

  private static CannotStart cannotStart(String what) {
    return new CannotStart(PROVIDER + " (EARSHOT_SMS_PROVIDER): " + what);
  }

  private static String ids() {
    return Stream.concat(Arrays.stream(values()).map(Carrier::id), Stream.of(NONE))
        .collect(Collectors.joining(", "));
  }

  private static String signs(List<Carrier> carriers) {
    return carriers.stream().map(carrier -> carrier.sign).collect(Collectors.joining(" and "));
  }

  private String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
