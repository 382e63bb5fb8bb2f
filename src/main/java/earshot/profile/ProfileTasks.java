package earshot.profile;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import earshot.account.Accounts;
import earshot.notification.JobName;
import earshot.notification.MailJobs;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The jobs behind the mails about a user's own account.
@Configuration(proxyBeanMethods = false)
class ProfileTasks {

  /// Somebody typed that address: only the job looks who has it, so that the page answers alike.
  static final TaskDescriptor<String> PASSWORD_WANTED =
      TaskDescriptor.of("password-wanted", String.class);

  static final TaskDescriptor<Void> PASSWORD_LINK = TaskDescriptor.of("password-link");
  static final TaskDescriptor<Void> PASSWORD_CHANGED = TaskDescriptor.of("password-changed");
  static final TaskDescriptor<Void> ADDRESS_LINK = TaskDescriptor.of("address-link");
  static final TaskDescriptor<String> ADDRESS_CHANGED =
      TaskDescriptor.of("address-changed", String.class);

  static final TaskDescriptor<String> SIGNING_IN_CHANGED =
      TaskDescriptor.of("signing-in-changed", String.class);

  @Bean
  Task<String> passwordWantedTask(Accounts accounts, Clock clock) {
    return Tasks.oneTime(PASSWORD_WANTED)
        .onFailure(
            FailureHandler.<String>maxRetries(10)
                .withBackoff(Duration.ofSeconds(10), 2)
                .thenRemove())
        .execute((job, context) -> {
          for (var account : accounts.of(job.getData())) {
            var name = JobName.of(account.companyId(), account.userId(), clock.millis());
            context
                .getSchedulerClient()
                .scheduleIfNotExists(PASSWORD_LINK.instance(name).build(), clock.instant());
          }
        });
  }

  @Bean
  Task<Void> passwordLinkTask(MailJobs jobs, OwnMails mails) {
    return jobs.awaitedMail(PASSWORD_LINK, mails::passwordLink);
  }

  @Bean
  Task<Void> passwordChangedTask(MailJobs jobs, OwnMails mails) {
    return jobs.mail(PASSWORD_CHANGED, mails::passwordChanged);
  }

  @Bean
  Task<Void> addressLinkTask(MailJobs jobs, OwnMails mails) {
    return jobs.mail(ADDRESS_LINK, mails::addressLink);
  }

  @Bean
  Task<String> addressChangedTask(MailJobs jobs, OwnMails mails) {
    return jobs.mail(ADDRESS_CHANGED, mails::addressChanged);
  }

  @Bean
  Task<String> signingInChangedTask(MailJobs jobs, OwnMails mails) {
    return jobs.mail(
        SIGNING_IN_CHANGED,
        (job, notice) -> mails.signingInChanged(job, SigningInNotice.valueOf(notice)));
  }
}
