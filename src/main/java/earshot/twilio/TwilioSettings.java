package earshot.twilio;

import earshot.sms.CarrierSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/// An account at Twilio.
///
/// @param from the number or name texts come from; not needed with a messaging service
/// @param baseUrl where its API is
@ConfigurationProperties("earshot.sms.twilio")
record TwilioSettings(
    @Nullable String accountSid,
    @Nullable String authToken,
    @Nullable String from,
    @Nullable String messagingServiceSid,
    @Nullable String baseUrl) {

  private static final String PREFIX = "earshot.sms.twilio.";

  TwilioSettings {
    if (StringUtils.hasText(baseUrl) && !baseUrl.matches("https?://[^\\s/].*"))
      throw new IllegalArgumentException(
          "earshot.sms.twilio.base-url (EARSHOT_SMS_TWILIO_BASE_URL): must look like https://api.twilio.com, not "
              + baseUrl);
  }

  /// @throws earshot.database.CannotStart where something is missing
  TwilioAccount account() {
    return new TwilioAccount(
        new CarrierSetting(PREFIX + "account-sid", accountSid).required(),
        new CarrierSetting(PREFIX + "auth-token", authToken).required(),
        sender(),
        new CarrierSetting(PREFIX + "base-url", baseUrl).or("https://api.twilio.com"));
  }

  private TwilioAccount.Sender sender() {
    return messagingServiceSid != null && StringUtils.hasText(messagingServiceSid)
        ? new TwilioAccount.Sender(TwilioAccount.SERVICE, messagingServiceSid)
        : new TwilioAccount.Sender("From", new CarrierSetting(PREFIX + "from", from).required());
  }
}
