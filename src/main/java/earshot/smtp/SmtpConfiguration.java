package earshot.smtp;

import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Where the setting is empty, as a variable in a file often is, there is no mail server.
@ConditionalOnExpression("!'${spring.mail.host:}'.isBlank()")
@Configuration(proxyBeanMethods = false)
class SmtpConfiguration {

  @Bean
  SmtpTransport smtp(JavaMailSenderImpl server) {
    return new SmtpTransport(Objects.requireNonNull(server.getHost()), server, Patience.USUAL);
  }
}
