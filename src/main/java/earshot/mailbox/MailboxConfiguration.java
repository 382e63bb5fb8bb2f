package earshot.mailbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where the setting is empty, as a variable in a file often is, there is no mailbox.
@ConditionalOnExpression("!'${earshot.email.imap.host:}'.isBlank()")
@EnableConfigurationProperties(MailboxSettings.class)
@Configuration(proxyBeanMethods = false)
class MailboxConfiguration {

  /// Its name in health.
  @Bean
  MailboxState mailbox(MailboxSettings settings) {
    return new MailboxState(settings);
  }

  @Bean
  MailboxLease mailboxLease(MailboxSettings settings, JdbcClient sql) {
    return new MailboxLease(sql, settings.lease());
  }

  /// A third of the lease is also how long a mail waits on a server that cannot tell.
  @Bean
  MailboxReader mailboxReader(
      MailboxSettings settings, Intake intake, MailboxLease lease, MailboxState state) {
    return new MailboxReader(settings, intake, lease, state, lease.length().dividedBy(3));
  }
}
