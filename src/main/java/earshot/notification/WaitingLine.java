package earshot.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import earshot.conversation.Channel;
import earshot.notification.Way.Call;
import earshot.notification.Way.Job;
import earshot.notification.Way.Kind;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Where jobs stand that found no place on their channel of this node. Whoever gives a place back
/// calls the one that waits longest, of one company after the other; so no place stays empty while
/// somebody waits, and nobody looks for one in vain again and again. Where many wait, several are
/// put into one job, which costs each a fraction ([DeliverMany]). Who is never called, as the node
/// died, comes by itself ([#uncalled]).
@Component
class WaitingLine {

  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration FOR_EACH = Duration.ofMillis(20);

  /// What a night of quiet hours leaves can be tens of thousands.
  private static final Duration FOR_EACH_OF_BULK = Duration.ofMillis(60);

  private static final Duration LONGEST_OF_BULK = Duration.ofMinutes(5);

  private final Ways ways;
  private final Overdue overdue;
  private final ObjectProvider<Scheduler> scheduler;
  private final JdbcClient sql;
  private final Clock clock;

  /// @param scheduler which needs the jobs that need this
  WaitingLine(
      Ways ways,
      Overdue overdue,
      ObjectProvider<Scheduler> scheduler,
      JdbcClient sql,
      Clock clock) {
    this.ways = ways;
    this.overdue = overdue;
    this.scheduler = scheduler;
    this.sql = sql;
    this.clock = clock;
  }

  /// When a job comes by itself that is never called: soon where few wait, so that a node that died
  /// costs seconds, and later where so many do that their coming would be work.
  ///
  /// @param bulk whether it is of a bulk message
  Instant uncalled(Channel channel, boolean bulk) {
    var each = bulk ? FOR_EACH_OF_BULK : FOR_EACH;
    var longest = bulk ? LONGEST_OF_BULK : Later.LONGEST;
    var within = SHORTEST.plus(each.multipliedBy(ways.of(channel).waiting(bulk)));
    return Later.uncalled(clock.instant(), within.compareTo(longest) < 0 ? within : longest);
  }

  /// Puts a job at its end, which found no place. It is called at once if a place has become free
  /// meanwhile.
  ///
  /// @param uncalled when it comes by itself
  <T> CompletionHandler<T> turnedAway(
      TaskInstance<T> instance, Instant uncalled, Channel channel, Job job) {
    overdue.mark(instance, true);
    return (complete, operations) -> {
      operations.reschedule(complete, uncalled);
      ways.of(channel).join(job);
      callNext(channel);
    };
  }

  /// Whether others like it stand in line.
  boolean isWaitedIn(Channel channel, Kind kind) {
    return ways.of(channel).isWaitedFor(kind);
  }

  /// Stores a new job at its end, with the current transaction. It is remembered once that has
  /// committed; before, nobody could call it.
  void add(Channel channel, Kind kind, TaskInstance<?> instance) {
    sql.sql(
            """
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, due_since, picked, version, priority)
            values (:task, :name, :uncalled, :now, false, 1, :priority)
            """)
        .param("task", instance.getTaskName())
        .param("name", instance.getId())
        .param("uncalled", Timestamp.from(uncalled(channel, kind.bulk())))
        .param("now", Timestamp.from(clock.instant()))
        .param("priority", instance.getPriority())
        .update();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            ways.of(channel).join(new Job(kind, instance.getId()));
          }
        });
  }

  /// Calls one that waits, or some together, if there is a place for it.
  ///
  /// @return whether there was one
  boolean callNext(Channel channel) {
    var way = ways.of(channel);
    for (var next = way.next(); next.isPresent(); next = way.next()) {
      if (call(next.get())) {
        scheduler.getObject().triggerCheckForDueExecutions();
        return true;
      }
      way.isNotThere(next.get().job());
    }
    return false;
  }

  /// Calls as many as there are places for. That is needed because another node may pick up a job
  /// that was called here, and does not call the next one of this node.
  @Scheduled(fixedDelayString = "${earshot.notification.line-watch:1s}")
  void callNext() {
    for (var channel : Channel.values()) {
      var called = true;
      while (called) called = callNext(channel);
    }
  }

  private boolean call(Call call) {
    return call.waiting().size() == 1 ? call(call.job()) : putTogether(call);
  }

  private boolean call(Job job) {
    return sql.sql(
                """
                update scheduled_tasks set execution_time = :now
                where task_name = :task and task_instance = :name and not picked
                  and execution_time > :now and due_since is not null
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("task", job.kind().task())
            .param("name", job.name())
            .update()
        > 0;
  }

  /// Puts one job, which begins now, in the place of those that still wait; its name is of them.
  private boolean putTogether(Call call) {
    var first = call.waiting().getFirst();
    return sql.sql(
                """
                with gone as (
                  delete from scheduled_tasks
                  where task_name = :task and task_instance = any(:names) and not picked
                    and execution_time > :now and due_since is not null
                  returning task_instance, due_since, priority)
                insert into scheduled_tasks
                  (task_name, task_instance, execution_time, due_since, picked, version, priority)
                select :together, :company || ':' || string_agg(split_part(task_instance, ':', 2), ':'
                    order by array_position(:names, task_instance)),
                  :now, min(due_since), false, 1, max(priority)
                from gone having count(*) > 0
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("task", first.kind().task())
            .param("names", call.waiting().stream().map(Job::name).toArray(String[]::new))
            .param("together", call.job().kind().task())
            .param("company", Long.toString(first.kind().company()))
            .update()
        > 0;
  }
}
