package earshot.sms;

import earshot.database.CannotStart;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@EnableConfigurationProperties(SmsSettings.class)
@Configuration(proxyBeanMethods = false)
class SmsConfiguration {

  private static final String NIGHT = "21:00-08:00";

  /// In the demo texts go to the built-in phone, at any hour.
  @Bean
  QuietHours quietHours(SmsSettings settings, @Value("${earshot.demo:false}") boolean demo) {
    var byDefault = demo ? "none" : NIGHT;
    try {
      return QuietHours.parse(Objects.requireNonNullElse(settings.quietHours(), byDefault));
    } catch (IllegalArgumentException wrong) {
      throw new CannotStart(Objects.requireNonNull(wrong.getMessage()), wrong);
    }
  }
}
