package earshot.email;

import earshot.database.CannotStart;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

@EnableConfigurationProperties(EmailSettings.class)
@Configuration(proxyBeanMethods = false)
class EmailConfiguration {

  @Bean
  @ConditionalOnProperty("spring.mail.host")
  MailTransport smtp(
      JavaMailSender server, @Value("${spring.mail.host}") String host, EmailSettings settings) {
    if (!settings.hasDomain())
      throw new CannotStart(
          "earshot.email.domain (EARSHOT_EMAIL_DOMAIN): is needed with spring.mail.host, as replies come back to it");
    return new SmtpTransport(server, host);
  }
}
