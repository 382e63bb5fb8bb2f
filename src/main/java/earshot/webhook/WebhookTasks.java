package earshot.webhook;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import earshot.database.CurrentCompany;
import earshot.notification.JobName;
import earshot.notification.MailJobs;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The jobs behind webhooks. None of them waits for a receiver: they only wake the [WebhookLanes],
/// which they get when they run, as the lanes themselves queue jobs.
@Configuration(proxyBeanMethods = false)
class WebhookTasks {

  /// Looks after a webhook every half minute as long as there is one, so that what another server
  /// left undone is done.
  static final TaskDescriptor<Void> LOOK = TaskDescriptor.of("webhook-look");

  /// The time has come to post something again.
  static final TaskDescriptor<Void> AGAIN = TaskDescriptor.of("webhook-again");

  private static final Duration EACH = Duration.ofSeconds(30);

  @Bean
  Task<Void> webhookLookTask(ObjectProvider<WebhookLanes> lanes) {
    return Tasks.custom(LOOK)
        .onFailure(
            (failed, operations) -> operations.reschedule(failed, failed.getTimeDone().plus(EACH)))
        .execute((job, _) -> look(job, lanes.getObject()));
  }

  @Bean
  Task<Void> webhookAgainTask(ObjectProvider<WebhookLanes> lanes) {
    return Tasks.oneTime(AGAIN)
        .execute((job, _) -> {
          var name = JobName.parse(job.getId());
          lanes.getObject().wake(name.companyId(), name.numbers().getFirst());
        });
  }

  @Bean
  Task<Void> webhookDisabledTask(MailJobs jobs, ObjectProvider<DisabledMail> mail) {
    return jobs.mail(DisabledMail.JOB, job -> mail.getObject().deliver(job));
  }

  private static CompletionHandler<Void> look(TaskInstance<Void> job, WebhookLanes lanes) {
    var name = JobName.parse(job.getId());
    var webhook = name.numbers().getFirst();
    var isThere =
        CurrentCompany.call(name.companyId(), () -> lanes.look(name.companyId(), webhook));
    return (complete, operations) -> {
      if (isThere) operations.reschedule(complete, complete.getTimeDone().plus(EACH));
      else operations.remove();
    };
  }
}
