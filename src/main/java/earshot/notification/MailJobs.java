package earshot.notification;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import earshot.conversation.Channel;
import earshot.database.CurrentCompany;
import earshot.notification.Way.Job;
import earshot.notification.Way.Kind;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Jobs that send one mail or text that is no delivery. Each takes a place among the deliveries of
/// its channel, so that a slow other side holds up nothing else. What fails is tried later and
/// later, see [Backoff].
@Component
public final class MailJobs {

  private static final Logger LOG = LoggerFactory.getLogger(MailJobs.class);

  /// After that nobody waits for it any more, or has asked again.
  private static final Duration AWAITED = Duration.ofHours(3);

  /// An answer to a phone may be about several companies.
  private static final long NOBODY = 0;

  private final Ways ways;
  private final WaitingLine line;
  private final Overdue overdue;
  private final Unrepeated unrepeated;

  MailJobs(Ways ways, WaitingLine line, Overdue overdue, Unrepeated unrepeated) {
    this.ways = ways;
    this.line = line;
    this.overdue = overdue;
    this.unrepeated = unrepeated;
  }

  /// Mails that bring what nothing else does, tried for a day. The job's instances are named by
  /// [JobName].
  ///
  /// @param work sends it, in the job's company; what it looks up, it looks up each time
  public Task<Void> mail(TaskDescriptor<Void> name, Consumer<JobName> work) {
    return mail(name, (job, _) -> work.accept(job));
  }

  /// The same for jobs that carry what cannot be looked up later.
  public <T> Task<T> mail(TaskDescriptor<T> name, BiConsumer<JobName, T> work) {
    return task(name, Channel.EMAIL, Backoff.LONG_ENOUGH, work);
  }

  /// The same for mails of which it is told that they are given up.
  ///
  /// @param givenUp tells it, in the job's company: the mail was refused for good, or tried for a
  ///   day
  public Task<Void> mail(
      TaskDescriptor<Void> name, Consumer<JobName> work, Consumer<JobName> givenUp) {
    BiConsumer<JobName, Void> untilRefused =
        (job, _) -> {
          if (!UntilRefused.run(() -> work.accept(job))) givenUp.accept(job);
        };
    return task(
        name,
        Channel.EMAIL,
        Backoff.LONG_ENOUGH,
        job -> inTurn(job, kind(job), Channel.EMAIL, () -> inCompany(job, untilRefused)),
        job -> inCompany(job, (of, _) -> givenUp.accept(of)));
  }

  /// Mails that somebody waits for who can ask for another, tried for three hours.
  public Task<Void> awaitedMail(TaskDescriptor<Void> name, Consumer<JobName> work) {
    return awaitedMail(name, (job, _) -> work.accept(job));
  }

  <T> Task<T> awaitedMail(TaskDescriptor<T> name, BiConsumer<JobName, T> work) {
    return task(name, Channel.EMAIL, AWAITED, work);
  }

  /// The same for texts.
  public Task<Void> awaitedText(TaskDescriptor<Void> name, Consumer<JobName> work) {
    return task(name, Channel.SMS, AWAITED, (job, _) -> work.accept(job));
  }

  /// The same for texts that are no company's.
  <T> Task<T> awaitedTextOfNobody(TaskDescriptor<T> name, Consumer<T> work) {
    var kind = new Kind(name.getTaskName(), NOBODY, false);
    return task(
        name,
        Channel.SMS,
        AWAITED,
        job -> inTurn(job, kind, Channel.SMS, () -> work.accept(job.getData())));
  }

  /// Mails of which all companies' are due at once: they wait for all others and hold half of the
  /// places at most.
  Task<Void> manyMails(TaskDescriptor<Void> name, Consumer<JobName> work) {
    var kind = new Kind(name.getTaskName(), NOBODY, true);
    return task(
        name,
        Channel.EMAIL,
        Backoff.LONG_ENOUGH,
        job -> inTurn(job, kind, Channel.EMAIL, () -> inCompany(job, (of, _) -> work.accept(of))));
  }

  private <T> Task<T> task(
      TaskDescriptor<T> name, Channel channel, Duration longest, BiConsumer<JobName, T> work) {
    return task(
        name, channel, longest, job -> inTurn(job, kind(job), channel, () -> inCompany(job, work)));
  }

  private static Kind kind(TaskInstance<?> job) {
    return new Kind(job.getTaskName(), JobName.parse(job.getId()).companyId(), false);
  }

  private interface Turn<T> {
    CompletionHandler<T> of(TaskInstance<T> job);
  }

  private <T> Task<T> task(
      TaskDescriptor<T> name, Channel channel, Duration longest, Turn<T> turn) {
    return task(name, channel, longest, turn, _ -> {});
  }

  private <T> Task<T> task(
      TaskDescriptor<T> name,
      Channel channel,
      Duration longest,
      Turn<T> turn,
      Consumer<TaskInstance<?>> givenUp) {
    return Tasks.custom(name)
        .onFailure((failed, operations) -> {
          again(failed, operations, longest, givenUp);
          line.callNext(channel);
        })
        .onDeadExecution((abandoned, operations) ->
            operations.reschedule(abandoned, unrepeated.again(abandoned.getExecution(), channel)))
        .execute((job, _) -> turn.of(job));
  }

  private <T> CompletionHandler<T> inTurn(
      TaskInstance<T> instance, Kind kind, Channel channel, Runnable work) {
    if (!unrepeated.begin(instance))
      return (complete, operations) -> operations.reschedule(complete, unrepeated.soon());
    var isDone = false;
    try {
      var way = ways.of(channel);
      var job = new Job(kind, instance.getId());
      if (!way.enter(job))
        return line.turnedAway(instance, line.uncalled(channel, kind.bulk()), channel, job);
      try {
        UntilRefused.run(work);
      } finally {
        way.leave(kind);
      }
      isDone = true;
      return (complete, _) -> done(complete, channel);
    } finally {
      if (!isDone) unrepeated.end(instance);
    }
  }

  private void done(ExecutionComplete done, Channel channel) {
    try {
      unrepeated.remove(done.getExecution());
    } finally {
      unrepeated.end(done.getExecution().taskInstance);
    }
    line.callNext(channel);
  }

  private static <T> void inCompany(TaskInstance<T> job, BiConsumer<JobName, T> work) {
    var name = JobName.parse(job.getId());
    CurrentCompany.run(name.companyId(), () -> work.accept(name, job.getData()));
  }

  private <T> void again(
      ExecutionComplete failed,
      ExecutionOperations<T> operations,
      Duration longest,
      Consumer<TaskInstance<?>> givenUp) {
    var job = failed.getExecution().taskInstance;
    var now = failed.getTimeDone();
    var tried = Duration.between(overdue.failed(job, now), now);
    if (tried.compareTo(longest) < 0) {
      operations.reschedule(failed, now.plus(Backoff.afterTrying(tried)));
      return;
    }
    LOG.warn("{} is given up after {} hours", job.getTaskName(), tried.toHours());
    givenUp.accept(job);
    operations.remove();
  }
}
