package earshot.sms;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/// @param quietHours when applicants get no texts, e.g. `21:00-08:00`, or `none`
/// @param twilio the provider; without it texts are not sent
@ConfigurationProperties("earshot.sms")
record SmsSettings(@Nullable String quietHours, @Nullable Twilio twilio) {

  /// An account at Twilio.
  ///
  /// @param from the number or name texts come from; not needed with a messaging service
  /// @param baseUrl where its API is
  record Twilio(
      @Nullable String accountSid,
      @Nullable String authToken,
      @Nullable String from,
      @Nullable String messagingServiceSid,
      @Nullable String baseUrl) {

    Twilio {
      if (StringUtils.hasText(accountSid)) {
        require(authToken, "earshot.sms.twilio.auth-token (EARSHOT_SMS_TWILIO_AUTH_TOKEN)");
        require(
            StringUtils.hasText(messagingServiceSid) ? messagingServiceSid : from,
            "earshot.sms.twilio.from (EARSHOT_SMS_TWILIO_FROM)");
      }
    }

    private static void require(@Nullable String value, String setting) {
      if (!StringUtils.hasText(value))
        throw new IllegalArgumentException(setting + ": is needed with the account-sid");
    }
  }
}
