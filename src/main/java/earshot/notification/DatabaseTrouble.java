package earshot.notification;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// When the scheduler last met a database that failed. A job that looks abandoned after that may be
/// another node's, which could not say that it is at it.
@Component
class DatabaseTrouble extends AbstractSchedulerListener {

  private final Clock clock;
  private volatile Instant last = Instant.MIN;

  DatabaseTrouble(Clock clock) {
    this.clock = clock;
  }

  boolean since(Instant begun) {
    return last.isAfter(begun);
  }

  /// A trouble that a clock which was ahead put into the future would lie after every job begun.
  @EventListener
  void on(ClockWasPutBack back) {
    if (last.isAfter(back.now())) last = back.now();
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType type) {
    switch (type) {
      // The search for due and for dead jobs, each second. A heartbeat says nothing: it fails
      // where its job ends just then, too.
      case UNEXPECTED_ERROR, COMPLETIONHANDLER_ERROR, FAILUREHANDLER_ERROR ->
          last = clock.instant();
      default -> {} // says nothing of the database
    }
  }
}
