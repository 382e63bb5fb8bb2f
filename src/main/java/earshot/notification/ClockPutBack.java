package earshot.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import earshot.database.Plausible;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Notices that the machine's clock was put back: while the server runs, or while it did not, by
/// what jobs say has happened. What was put off for a moment while the clock was ahead would wait
/// for the hour, or the day, that it showed then: so all jobs that wait are looked at once more,
/// and those with a reason to wait go on waiting. The scheduler itself would rest until the clock
/// shows again what it showed.
@Component
class ClockPutBack {

  private static final Logger LOG = LoggerFactory.getLogger(ClockPutBack.class);
  private static final Duration WORTH_IT = Duration.ofSeconds(20);

  /// With an hour that is there twice.
  private static final Duration LONGEST_DAY = Duration.ofHours(25);

  private final Clock machine;
  private final JdbcClient sql;
  private final ObjectProvider<Scheduler> scheduler;
  private final ApplicationEventPublisher events;
  private Instant shown;
  private long counted;
  private boolean begun;

  /// @param machine the clock itself, whatever else may be set to show the time
  ClockPutBack(
      @Qualifier("clock") Clock machine,
      JdbcClient sql,
      ObjectProvider<Scheduler> scheduler,
      ApplicationEventPublisher events) {
    this.machine = machine;
    this.sql = sql;
    this.scheduler = scheduler;
    this.events = events;
    this.shown = machine.instant();
    this.counted = System.nanoTime();
  }

  @Scheduled(fixedDelayString = "${earshot.notification.clock-watch:1s}")
  synchronized void look() {
    var now = machine.instant();
    var count = System.nanoTime();
    var expected = shown.plusNanos(count - counted);
    var back = Duration.between(now, expected);
    if (back.compareTo(WORTH_IT) > 0) lookAtAll(now, "by %d s".formatted(back.toSeconds()));
    else if (!begun && wasAhead(now)) lookAtAll(now, "before this start");
    begun = true;
    shown = now;
    counted = count;
  }

  private boolean wasAhead(Instant now) {
    return sql.sql(
            """
            select exists (select from scheduled_tasks
              where greatest(last_success, last_failure, last_heartbeat, due_since) > :latest)
            """)
        .param("latest", Timestamp.from(Plausible.latest(now)))
        .query(Boolean.class)
        .single();
  }

  private void lookAtAll(Instant now, String when) {
    var jobs = lookAtWaiting(now);
    lookAtPicked(now);
    events.publishEvent(new ClockWasPutBack(now));
    scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    LOG.warn("The clock was put back {}; {} jobs are looked at again", when, jobs);
  }

  /// All jobs but those with a fixed time of the day: they would run at once, since they do not
  /// check whether it has come. So they do where it is no time of the next day.
  private int lookAtWaiting(Instant now) {
    return sql.sql(
            """
            update scheduled_tasks set execution_time = :now
            where not picked and execution_time > :now
              and (task_name not in ('digest', 'retention') or execution_time > :latest)
            """)
        .param("now", Timestamp.from(now))
        .param("latest", Timestamp.from(Plausible.latest(now, LONGEST_DAY)))
        .update();
  }

  /// Whose node has died is known by the time since its last sign.
  private void lookAtPicked(Instant now) {
    sql.sql(
            "update scheduled_tasks set last_heartbeat = :now where picked and last_heartbeat > :now")
        .param("now", Timestamp.from(now))
        .update();
  }
}
