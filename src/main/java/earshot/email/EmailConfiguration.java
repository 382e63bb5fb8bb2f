package earshot.email;

import earshot.database.CannotStart;
import earshot.dkim.Signer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

@EnableConfigurationProperties({EmailSettings.class, DkimSettings.class})
@Configuration(proxyBeanMethods = false)
class EmailConfiguration {

  private static final String STREAMS = "jakarta.mail.util.StreamProvider";

  // Named, it is not looked for on the class path again and again, for each part of each mail.
  static {
    if (System.getProperty(STREAMS) == null)
      System.setProperty(STREAMS, MailStreamProvider.class.getName());
  }

  EmailConfiguration(EmailSettings settings, Environment environment) {
    if (!StringUtils.hasText(environment.getProperty("spring.mail.host"))) return;
    if (!settings.hasDomain())
      throw new CannotStart(
          "earshot.email.domain (EARSHOT_EMAIL_DOMAIN): is needed with spring.mail.host, as replies come back to it");
    refuseWrongServer(environment);
  }

  private static void refuseWrongServer(Environment environment) {
    var protocol = environment.getProperty("spring.mail.protocol", "smtp");
    if (!List.of("smtp", "smtps").contains(protocol))
      throw new CannotStart(
          "spring.mail.protocol (SPRING_MAIL_PROTOCOL): must be smtp or smtps, not " + protocol);
    var port = environment.getProperty("spring.mail.port", Integer.class, 25);
    if (port < 1 || port > 65535)
      throw new CannotStart(
          "spring.mail.port (SPRING_MAIL_PORT): must be from 1 to 65535, not " + port);
  }

  @Bean
  MailSigner mailSigner(EmailSettings email, DkimSettings dkim, Clock clock) {
    return new MailSigner(Optional.ofNullable(signer(email, dkim, clock)));
  }

  private static @Nullable Signer signer(EmailSettings email, DkimSettings dkim, Clock clock) {
    return dkim.isSetUp() ? dkim.signer(email.fromDomain(), clock) : null;
  }
}
