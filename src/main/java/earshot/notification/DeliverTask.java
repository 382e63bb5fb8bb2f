package earshot.notification;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import earshot.conversation.Channel;
import earshot.database.CurrentCompany;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The job behind every delivery; what it does is [Deliver]. Those of bulk messages wait for all
/// others. It is named after its channel, so that a queue can be told from another.
@Configuration(proxyBeanMethods = false)
class DeliverTask {

  private static final String BULK = "-bulk";

  static TaskInstance<?> job(Channel channel, long company, long... numbers) {
    return TaskDescriptor.of(name(channel)).instance(JobName.of(company, numbers)).build();
  }

  static TaskInstance<?> bulkJob(Channel channel, long company, long... numbers) {
    return TaskDescriptor.of(name(channel) + BULK)
        .instance(JobName.of(company, numbers))
        .priority(Priority.LOW)
        .build();
  }

  /// The names of the jobs of a channel begin with it.
  static String name(Channel channel) {
    return "deliver-" + channel.name().toLowerCase(Locale.ROOT);
  }

  @Bean
  Task<Void> mailing(Deliver deliver, Overdue overdue) {
    return task(Channel.EMAIL, false, deliver, overdue);
  }

  @Bean
  Task<Void> mailingInBulk(Deliver deliver, Overdue overdue) {
    return task(Channel.EMAIL, true, deliver, overdue);
  }

  @Bean
  Task<Void> texting(Deliver deliver, Overdue overdue) {
    return task(Channel.SMS, false, deliver, overdue);
  }

  @Bean
  Task<Void> textingInBulk(Deliver deliver, Overdue overdue) {
    return task(Channel.SMS, true, deliver, overdue);
  }

  private static Task<Void> task(Channel channel, boolean bulk, Deliver deliver, Overdue overdue) {
    return Tasks.custom(TaskDescriptor.of(name(channel) + (bulk ? BULK : "")))
        .onFailure((failed, operations) -> again(failed, operations, overdue))
        .execute((job, _) -> {
          var name = JobName.parse(job.getId());
          var id = name.numbers().getFirst();
          return end(
              job,
              CurrentCompany.call(
                  name.companyId(), () -> deliver.deliver(name.companyId(), channel, id, bulk)),
              overdue);
        });
  }

  private static CompletionHandler<Void> end(
      TaskInstance<Void> job, Optional<Later> again, Overdue overdue) {
    again.ifPresent(later -> overdue.mark(job, later.late()));
    return (complete, operations) ->
        again.ifPresentOrElse(
            later -> operations.reschedule(complete, later.at()), () -> operations.remove());
  }

  /// Something broke here, not at the other side.
  private static void again(
      ExecutionComplete failed, ExecutionOperations<Void> operations, Overdue overdue) {
    overdue.mark(failed.getExecution().taskInstance, true);
    var failures = failed.getExecution().consecutiveFailures + 1;
    operations.reschedule(failed, failed.getTimeDone().plus(Backoff.after(failures)));
  }
}
