package earshot.smpp;

import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.SmsProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@CarriedBy(Carrier.SMPP)
@EnableConfigurationProperties(SmppSettings.class)
@Configuration(proxyBeanMethods = false)
class SmppConfiguration {

  @Bean
  SmppAccount smppAccount(SmppSettings settings) {
    return settings.account();
  }

  @Bean
  SmppLink smppLink(SmppAccount account, SmppListener listener) {
    return new SmppLink(account, listener, Patience.USUAL);
  }

  @Bean
  SmsProvider smpp(SmppAccount account, SmppLink link) {
    return new SmppProvider(account, link);
  }
}
