package earshot.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Notices that the machine's clock was put back. What was put off for a moment while it was ahead
/// would wait for the hour, or the day, that it showed then: so all deliveries and bulk messages
/// that wait are looked at once more, and those with a reason to wait go on waiting. The scheduler
/// itself would rest until the clock shows again what it showed.
@Component
class ClockPutBack {

  private static final Logger LOG = LoggerFactory.getLogger(ClockPutBack.class);
  private static final Duration WORTH_IT = Duration.ofSeconds(20);

  private final Clock machine;
  private final JdbcClient sql;
  private final ObjectProvider<Scheduler> scheduler;
  private Instant shown;
  private long counted;

  /// @param machine the clock itself, whatever else may be set to show the time
  ClockPutBack(
      @Qualifier("clock") Clock machine, JdbcClient sql, ObjectProvider<Scheduler> scheduler) {
    this.machine = machine;
    this.sql = sql;
    this.scheduler = scheduler;
    this.shown = machine.instant();
    this.counted = System.nanoTime();
  }

  @Scheduled(fixedDelayString = "${earshot.notification.clock-watch:1s}")
  synchronized void look() {
    var now = machine.instant();
    var count = System.nanoTime();
    var expected = shown.plusNanos(count - counted);
    if (expected.isAfter(now.plus(WORTH_IT))) lookAtAll(now, Duration.between(now, expected));
    shown = now;
    counted = count;
  }

  private void lookAtAll(Instant now, Duration back) {
    var jobs =
        sql.sql(
                """
                update scheduled_tasks set execution_time = :now
                where not picked and execution_time > :now
                  and (task_name like 'deliver-%' or task_name = 'bulk')
                """)
            .param("now", Timestamp.from(now))
            .update();
    scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    LOG.warn("The clock was put back by {} s; {} jobs are looked at again", back.toSeconds(), jobs);
  }
}
