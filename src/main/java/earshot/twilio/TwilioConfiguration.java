package earshot.twilio;

import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.SmsProvider;
import earshot.web.PublicUrl;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@CarriedBy(Carrier.TWILIO)
@EnableConfigurationProperties(TwilioSettings.class)
@Configuration(proxyBeanMethods = false)
class TwilioConfiguration {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Bean
  TwilioAccount twilioAccount(TwilioSettings settings) {
    return settings.account();
  }

  @Bean
  SmsProvider twilio(TwilioAccount account, PublicUrl url) {
    return new TwilioProvider(account, statusCallback(url), PATIENCE);
  }

  @Bean
  TwilioLog twilioLog(TwilioAccount account) {
    return new TwilioLog(account, PATIENCE);
  }

  @Bean
  TwilioSignature twilioSignature(TwilioAccount account) {
    return new TwilioSignature(account.authToken());
  }

  /// Twilio can call back only what is on the internet.
  private static @Nullable String statusCallback(PublicUrl url) {
    var callback = url.of(TwilioStatusController.PATH);
    return "https".equalsIgnoreCase(callback.getScheme()) ? callback.toString() : null;
  }
}
