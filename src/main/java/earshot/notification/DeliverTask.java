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
    return task(name(Channel.EMAIL), deliver, overdue, false);
  }

  @Bean
  Task<Void> mailingInBulk(Deliver deliver, Overdue overdue) {
    return task(name(Channel.EMAIL) + BULK, deliver, overdue, true);
  }

  @Bean
  Task<Void> texting(Deliver deliver, Overdue overdue) {
    return task(name(Channel.SMS), deliver, overdue, false);
  }

  @Bean
  Task<Void> textingInBulk(Deliver deliver, Overdue overdue) {
    return task(name(Channel.SMS) + BULK, deliver, overdue, true);
  }

  private static Task<Void> task(String name, Deliver deliver, Overdue overdue, boolean bulk) {
    return Tasks.custom(TaskDescriptor.of(name))
        .onFailure((failed, operations) -> again(failed, operations, overdue))
        .execute((job, _) -> run(job, deliver, overdue, bulk));
  }

  private static CompletionHandler<Void> run(
      TaskInstance<Void> job, Deliver deliver, Overdue overdue, boolean bulk) {
    var name = JobName.parse(job.getId());
    var again =
        CurrentCompany.call(
            name.companyId(),
            () -> deliver.deliver(name.companyId(), name.numbers().getFirst(), bulk));
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
