package earshot.notification;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import earshot.conversation.Channel;
import earshot.database.CurrentCompany;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The jobs behind deliveries; what they do is [Deliver] and, for many of a bulk message at once,
/// [DeliverMany]. Those of bulk messages wait for all others. They are named after their channel,
/// so that a queue can be told from another.
@Configuration(proxyBeanMethods = false)
class DeliverTask {

  private static final String BULK = "-bulk";
  private static final String MANY = "-many";

  static TaskInstance<?> job(Channel channel, long company, long... numbers) {
    return TaskDescriptor.of(name(channel)).instance(JobName.of(company, numbers)).build();
  }

  static TaskInstance<?> bulkJob(Channel channel, long company, long... numbers) {
    return TaskDescriptor.of(name(channel) + BULK)
        .instance(JobName.of(company, numbers))
        .priority(Priority.LOW)
        .build();
  }

  /// For many deliveries of a bulk message.
  static TaskInstance<?> manyJob(Channel channel, long company, List<Long> deliveries) {
    return TaskDescriptor.of(many(channel))
        .instance(JobName.of(company, deliveries.stream().mapToLong(it -> it).toArray()))
        .priority(Priority.LOW)
        .build();
  }

  /// The name of those jobs.
  static String many(Channel channel) {
    return name(channel) + MANY;
  }

  /// The names of the jobs of a channel begin with it.
  static String name(Channel channel) {
    return "deliver-" + channel.name().toLowerCase(Locale.ROOT);
  }

  @Bean
  Task<Void> mailing(Deliver deliver, Overdue overdue) {
    return one(Channel.EMAIL, false, deliver, overdue);
  }

  @Bean
  Task<Void> mailingInBulk(Deliver deliver, Overdue overdue) {
    return one(Channel.EMAIL, true, deliver, overdue);
  }

  @Bean
  Task<Void> mailingMany(DeliverMany deliver, Overdue overdue) {
    return many(Channel.EMAIL, deliver, overdue);
  }

  @Bean
  Task<Void> texting(Deliver deliver, Overdue overdue) {
    return one(Channel.SMS, false, deliver, overdue);
  }

  @Bean
  Task<Void> textingInBulk(Deliver deliver, Overdue overdue) {
    return one(Channel.SMS, true, deliver, overdue);
  }

  @Bean
  Task<Void> textingMany(DeliverMany deliver, Overdue overdue) {
    return many(Channel.SMS, deliver, overdue);
  }

  private static Task<Void> one(Channel channel, boolean bulk, Deliver deliver, Overdue overdue) {
    return task(
        bulk ? name(channel) + BULK : name(channel),
        overdue,
        (name, _) -> deliver.deliver(name.companyId(), channel, name.numbers().getFirst(), bulk));
  }

  private static Task<Void> many(Channel channel, DeliverMany deliver, Overdue overdue) {
    return task(
        many(channel),
        overdue,
        (name, context) ->
            deliver.deliver(
                name.companyId(),
                channel,
                name.numbers(),
                context.getSchedulerState()::isShuttingDown));
  }

  private static Task<Void> task(
      String name, Overdue overdue, BiFunction<JobName, ExecutionContext, Optional<Later>> work) {
    return Tasks.custom(TaskDescriptor.of(name))
        .onFailure((failed, operations) -> again(failed, operations, overdue))
        .execute((job, context) -> run(job, context, overdue, work));
  }

  private static CompletionHandler<Void> run(
      TaskInstance<Void> job,
      ExecutionContext context,
      Overdue overdue,
      BiFunction<JobName, ExecutionContext, Optional<Later>> work) {
    var name = JobName.parse(job.getId());
    var again = CurrentCompany.call(name.companyId(), () -> work.apply(name, context));
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
