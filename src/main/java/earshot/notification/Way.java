package earshot.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How many deliveries of one channel go out of this node at once. Bulk messages leave some of the
/// places to single ones.
final class Way {

  private static final int PLACES = 8;
  private static final int PLACES_FOR_BULK = 6;

  private final Lane all;
  private final Lane bulks;
  private final Clock clock;
  private final Runnable freed;

  /// @param freed run when a place is free that somebody waits for
  Way(Clock clock, Runnable freed) {
    this.all = new Lane(PLACES, clock);
    this.bulks = new Lane(PLACES_FOR_BULK, clock);
    this.clock = clock;
    this.freed = freed;
  }

  /// @return when it entered; empty if it is turned away
  Optional<Instant> enter(long company, boolean bulk) {
    if (bulk && !bulks.enter(company)) return Optional.empty();
    if (all.enter(company)) return Optional.of(clock.instant());
    if (bulk) bulks.free(company);
    return Optional.empty();
  }

  void leave(long company, boolean bulk, Instant since) {
    all.leave(company, since);
    if (bulk) bulks.leave(company, since);
    if (all.isWaitedFor() || bulks.isWaitedFor()) freed.run();
  }

  /// How long to wait before trying again after being turned away.
  Duration nextTurn(long company, boolean bulk) {
    return (bulk ? bulks : all).nextTurn(company);
  }
}
