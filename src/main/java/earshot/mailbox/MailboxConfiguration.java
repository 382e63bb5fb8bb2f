package earshot.mailbox;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ConditionalOnProperty("earshot.email.imap.host")
@EnableConfigurationProperties(MailboxSettings.class)
@Configuration(proxyBeanMethods = false)
class MailboxConfiguration {

  /// Also how long a mail waits on a server that cannot tell.
  private static final Duration LOOK = Duration.ofSeconds(10);

  /// Its name in health.
  @Bean
  MailboxState mailbox(MailboxSettings settings) {
    return new MailboxState(settings);
  }

  @Bean
  MailboxReader mailboxReader(
      MailboxSettings settings, Intake intake, MailboxLease lease, MailboxState state) {
    return new MailboxReader(settings, intake, lease, state, LOOK);
  }
}
