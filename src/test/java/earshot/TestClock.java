package earshot;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.NullMarked;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/// The server's clock in tests: the real time until a test sets it, then still until it is moved.
/// It shows microseconds, as PostgreSQL stores no more.
@NullMarked
@Primary
public final class TestClock extends Clock {

  private volatile Clock shown = Clock.systemUTC();

  public void set(Instant time) {
    shown = Clock.fixed(time, ZoneOffset.UTC);
  }

  public void advance(Duration by) {
    set(instant().plus(by));
  }

  /// Shows that much more from now on, and goes on.
  public void jump(Duration by) {
    shown = Clock.offset(shown, by);
  }

  public void reset() {
    shown = Clock.systemUTC();
  }

  @Override
  public Instant instant() {
    return shown.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return shown.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return shown.withZone(zone);
  }

  public static final class Reset implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext context) {
      var server = context.getApplicationContext();
      server.getBean(TestClock.class).reset();
      server.getBeanProvider(Scheduler.class).forEach(Reset::wake);
    }

    /// It would rest until the time comes again at which it last looked.
    private static void wake(Scheduler scheduler) {
      if (!(scheduler instanceof ManualScheduler)) scheduler.triggerCheckForDueExecutions();
    }
  }
}
