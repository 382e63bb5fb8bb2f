package earshot.feed;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Wakes those who read the feed on this node as soon as something was recorded here. What other
/// nodes record they find at their next look.
@Component
class Signal {

  private static final Duration LOOK = Duration.ofMillis(500);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long count;
  private boolean ending;

  void tell() {
    lock.lock();
    try {
      count++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// How often something was recorded here.
  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// Returns when something was recorded here since that count, or it is time to look anyway.
  ///
  /// @return whether this node goes on
  boolean await(long seen) throws InterruptedException {
    lock.lock();
    try {
      var left = LOOK.toNanos();
      while (count == seen && !ending && left > 0) left = changed.awaitNanos(left);
      return !ending;
    } finally {
      lock.unlock();
    }
  }

  @EventListener(ContextClosedEvent.class)
  void end() {
    lock.lock();
    try {
      ending = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
