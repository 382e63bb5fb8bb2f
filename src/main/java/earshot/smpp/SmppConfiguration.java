package earshot.smpp;

import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.SmsProvider;
import org.jsmpp.session.MessageReceiverListener;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@CarriedBy(Carrier.SMPP)
@EnableConfigurationProperties(SmppSettings.class)
@Configuration(proxyBeanMethods = false)
class SmppConfiguration {

  @Bean
  SmppAccount smppAccount(SmppSettings settings) {
    return settings.account();
  }

  /// Lazily, as whoever takes texts in also sends some, and so needs the link.
  @Bean
  SmppLink smppLink(SmppAccount account, @Lazy MessageReceiverListener listener) {
    return new SmppLink(account, listener, Patience.USUAL);
  }

  @Bean
  SmsProvider smpp(SmppAccount account, SmppLink link) {
    return new SmppProvider(account, link);
  }
}
