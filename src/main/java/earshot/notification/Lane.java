package earshot.notification;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// The places of one channel among this node's workers. However slow its other side is, a channel
/// holds no more of them, so that the other channels go on.
final class Lane {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final int places;
  private final Semaphore free;
  private final AtomicInteger turnedAway = new AtomicInteger();

  Lane(int places) {
    this.places = places;
    this.free = new Semaphore(places);
  }

  boolean enter() {
    var entered = free.tryAcquire();
    if (entered) turnedAway.updateAndGet(count -> Math.max(0, count - 1));
    else turnedAway.incrementAndGet();
    return entered;
  }

  void leave() {
    free.release();
  }

  /// When to try again: the more were turned away, the later, so that a long queue is not looked
  /// through again and again.
  Duration nextTurn() {
    var wait = Duration.ofSeconds(1 + turnedAway.get() / places);
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
