package earshot.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many deliveries of one channel go out of this node at once. Bulk messages leave some of the
/// places to single ones. A few single ones wait here for a place, as to be turned away and to come
/// again costs the database more than to be delivered.
final class Way {

  private static final int PLACES = 8;
  private static final int PLACES_FOR_BULK = 6;
  private static final int WAITING = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Lane all;
  private final Lane bulks;
  private final Semaphore waiting = new Semaphore(WAITING);
  private final Clock clock;
  private final Runnable freed;

  /// @param freed run when a place is free that somebody waits for
  Way(Clock clock, Runnable freed) {
    this.all = new Lane(PLACES, clock);
    this.bulks = new Lane(PLACES_FOR_BULK, clock);
    this.clock = clock;
    this.freed = freed;
  }

  /// Waits a moment where no place is free, unless it is one of many.
  ///
  /// @return when it entered; empty if it is turned away
  Optional<Instant> enter(long company, boolean bulk) {
    var entered = tryEnter(company, bulk);
    if (entered.isPresent() || bulk || !waiting.tryAcquire()) return entered;
    try {
      return await(company);
    } finally {
      waiting.release();
    }
  }

  /// @return when it entered; empty if no place is free
  Optional<Instant> tryEnter(long company, boolean bulk) {
    if (bulk && !bulks.enter(company)) return Optional.empty();
    if (all.enter(company)) return Optional.of(clock.instant());
    if (bulk) bulks.free(company);
    return Optional.empty();
  }

  private synchronized Optional<Instant> await(long company) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var entered = tryEnter(company, false);
    while (entered.isEmpty() && rest(end - System.nanoTime())) entered = tryEnter(company, false);
    return entered;
  }

  /// Until a place is free, or for that long.
  ///
  /// @return whether to go on
  private boolean rest(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
      return nanos > 0;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  synchronized void leave(long company, boolean bulk, Instant since) {
    all.leave(company, since);
    if (bulk) bulks.leave(company, since);
    notifyAll();
    if (all.isWaitedFor() || bulks.isWaitedFor()) freed.run();
  }

  /// How long to wait before trying again after being turned away.
  Duration nextTurn(boolean bulk) {
    return (bulk ? bulks : all).nextTurn();
  }
}
