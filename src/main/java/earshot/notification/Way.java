package earshot.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many deliveries of one channel go out of this node at once. Bulk messages leave some of the
/// places to single ones.
final class Way {

  private static final int PLACES = 16;
  private static final int PLACES_FOR_BULK = 12;
  private static final int FOR_OTHERS = 4;

  private final Lane all;
  private final Lane bulks;
  private final Clock clock;
  private final Runnable freed;

  /// @param freed run when a place is free that somebody waits for
  Way(Clock clock, Runnable freed) {
    this.all = new Lane(PLACES, FOR_OTHERS, clock);
    this.bulks = new Lane(PLACES_FOR_BULK, FOR_OTHERS, clock);
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

  /// As many places for a bulk message as there are, at most so many.
  ///
  /// @return when it entered each
  List<Instant> enterBulk(long company, int most) {
    var entered = new ArrayList<Instant>();
    for (var one = enter(company, true); one.isPresent(); one = enter(company, true)) {
      entered.add(one.get());
      if (entered.size() == most) break;
    }
    return entered;
  }

  void leave(long company, boolean bulk, Instant since) {
    all.leave(company, since);
    if (bulk) bulks.leave(company, since);
    if (all.isWaitedFor() || bulks.isWaitedFor()) freed.run();
  }

  /// Whether something of a bulk message of the company is under way.
  boolean isBulkUnderWay(long company) {
    return bulks.holds(company);
  }

  /// How long to wait before trying again after being turned away.
  Duration nextTurn(long company, boolean bulk) {
    return (bulk ? bulks : all).nextTurn(company);
  }
}
