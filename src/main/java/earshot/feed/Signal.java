package earshot.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Wakes those who read a company's feed on this node as soon as something was recorded in it here.
/// What other nodes record they find at their next look.
@Component
class Signal {

  private static final Duration LOOK = Duration.ofSeconds(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, Recordings> companies = new HashMap<>();
  private boolean ending;

  private static final class Recordings {
    private final Condition changed;
    private long count;

    Recordings(Condition changed) {
      this.changed = changed;
    }
  }

  void tell(long company) {
    lock.lock();
    try {
      var its = of(company);
      its.count++;
      its.changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// How often something of the company was recorded here.
  long count(long company) {
    lock.lock();
    try {
      return of(company).count;
    } finally {
      lock.unlock();
    }
  }

  /// Returns when something of the company was recorded here since that count, or it is time to
  /// look anyway.
  ///
  /// @return whether this node goes on
  boolean await(long company, long seen) throws InterruptedException {
    lock.lock();
    try {
      var its = of(company);
      var left = LOOK.toNanos();
      while (its.count == seen && !ending && left > 0) left = its.changed.awaitNanos(left);
      return !ending;
    } finally {
      lock.unlock();
    }
  }

  private Recordings of(long company) {
    return companies.computeIfAbsent(company, _ -> new Recordings(lock.newCondition()));
  }

  @EventListener(ContextClosedEvent.class)
  void end() {
    lock.lock();
    try {
      ending = true;
      companies.values().forEach(its -> its.changed.signalAll());
    } finally {
      lock.unlock();
    }
  }
}
