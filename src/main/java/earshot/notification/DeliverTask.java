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
import earshot.notification.Way.Job;
import earshot.notification.Way.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The jobs behind deliveries; what they do is [Deliver] and, for many of a bulk message or some
/// that waited for a place, [DeliverMany]. Those of bulk messages wait for all others. They are
/// named after their channel, so that a queue can be told from another.
@Configuration(proxyBeanMethods = false)
class DeliverTask {

  private static final String BULK = "-bulk";
  private static final String MANY = "-many";
  private static final String SOME = "-some";

  private final WaitingLine line;
  private final Overdue overdue;

  DeliverTask(WaitingLine line, Overdue overdue) {
    this.line = line;
    this.overdue = overdue;
  }

  static TaskInstance<?> job(Channel channel, long company, long... numbers) {
    return TaskDescriptor.of(name(channel)).instance(JobName.of(company, numbers)).build();
  }

  static TaskInstance<?> bulkJob(Channel channel, long company, long... numbers) {
    return TaskDescriptor.of(name(channel) + BULK)
        .instance(JobName.of(company, numbers))
        .priority(Priority.LOW)
        .build();
  }

  /// What the jobs of new deliveries are.
  static Kind kind(Channel channel, long company) {
    return new Kind(name(channel), company, false, some(channel));
  }

  /// For one that is not made together with others.
  static TaskInstance<?> aloneJob(Channel channel, long company, long delivery) {
    return job(channel, company, delivery, 0);
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

  /// The name of jobs for some that waited for a place.
  private static String some(Channel channel) {
    return name(channel) + SOME;
  }

  /// The names of the jobs of a channel begin with it.
  static String name(Channel channel) {
    return "deliver-" + channel.name().toLowerCase(Locale.ROOT);
  }

  @Bean
  Task<Void> mailing(Deliver deliver) {
    return one(Channel.EMAIL, false, deliver);
  }

  @Bean
  Task<Void> mailingInBulk(Deliver deliver) {
    return one(Channel.EMAIL, true, deliver);
  }

  @Bean
  Task<Void> mailingMany(DeliverMany deliver) {
    return many(Channel.EMAIL, deliver);
  }

  @Bean
  Task<Void> mailingSome(DeliverMany deliver) {
    return some(Channel.EMAIL, deliver);
  }

  @Bean
  Task<Void> texting(Deliver deliver) {
    return one(Channel.SMS, false, deliver);
  }

  @Bean
  Task<Void> textingInBulk(Deliver deliver) {
    return one(Channel.SMS, true, deliver);
  }

  @Bean
  Task<Void> textingMany(DeliverMany deliver) {
    return many(Channel.SMS, deliver);
  }

  @Bean
  Task<Void> textingSome(DeliverMany deliver) {
    return some(Channel.SMS, deliver);
  }

  private Task<Void> one(Channel channel, boolean bulk, Deliver deliver) {
    return task(
        bulk ? name(channel) + BULK : name(channel),
        channel,
        bulk,
        (job, numbers, _) -> deliver.deliver(channel, job, numbers.getFirst()));
  }

  private Task<Void> many(Channel channel, DeliverMany deliver) {
    return several(many(channel), channel, true, deliver);
  }

  private Task<Void> some(Channel channel, DeliverMany deliver) {
    return several(some(channel), channel, false, deliver);
  }

  private Task<Void> several(String name, Channel channel, boolean bulk, DeliverMany deliver) {
    return task(
        name,
        channel,
        bulk,
        (job, numbers, context) ->
            deliver.deliver(channel, job, numbers, context.getSchedulerState()::isShuttingDown));
  }

  private Task<Void> task(String name, Channel channel, boolean bulk, Work work) {
    return Tasks.custom(TaskDescriptor.of(name))
        .onFailure((failed, operations) -> {
          again(failed, operations);
          line.callNext(channel);
        })
        .execute((instance, context) -> {
          var parsed = JobName.parse(instance.getId());
          var company = parsed.companyId();
          var kind =
              mayGoTogether(channel, name, parsed)
                  ? kind(channel, company)
                  : new Kind(name, company, bulk);
          var job = new Job(kind, instance.getId());
          var again = CurrentCompany.call(company, () -> work.of(job, parsed.numbers(), context));
          return again
              .map(later -> later(instance, later, channel, job))
              .orElseGet(() -> done(channel));
        });
  }

  /// Not what was taken out of those that go together, nor what a manager has tried again: these
  /// have a second number.
  private static boolean mayGoTogether(Channel channel, String name, JobName job) {
    return name.equals(name(channel)) && job.numbers().size() == 1;
  }

  private interface Work {
    Optional<Later> of(Job job, List<Long> deliveries, ExecutionContext context);
  }

  private CompletionHandler<Void> done(Channel channel) {
    return (_, operations) -> {
      operations.remove();
      line.callNext(channel);
    };
  }

  private CompletionHandler<Void> later(
      TaskInstance<Void> instance, Later later, Channel channel, Job job) {
    if (later.inLine()) return line.turnedAway(instance, later.at(), channel, job);
    overdue.mark(instance, later.late());
    return (complete, operations) -> {
      operations.reschedule(complete, later.at());
      line.callNext(channel);
    };
  }

  /// Something broke here, not at the other side.
  private void again(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    overdue.mark(failed.getExecution().taskInstance, true);
    var failures = failed.getExecution().consecutiveFailures + 1;
    operations.reschedule(failed, failed.getTimeDone().plus(Backoff.after(failures)));
  }
}
