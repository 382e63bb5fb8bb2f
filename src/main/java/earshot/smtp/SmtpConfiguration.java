package earshot.smtp;

import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Where the setting is empty, as a variable in a file often is, there is no mail server.
@ConditionalOnExpression("!'${spring.mail.host:}'.isBlank()")
@Configuration(proxyBeanMethods = false)
class SmtpConfiguration {

  /// How long a mail may take in all: a server that drips answers in time, each time.
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @Bean
  SmtpTransport smtp(JavaMailSenderImpl server) {
    return new SmtpTransport(
        Objects.requireNonNull(server.getHost()), new SmtpLines(server), LONGEST);
  }
}
