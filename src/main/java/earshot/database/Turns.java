package earshot.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Whose turn it is among those of a kind that store much on this node. Storing takes all that the
/// database has, so that few do it at once; and none goes on for so long that others would wait for
/// its end.
public final class Turns {

  static final int AT_ONCE = 2;

  private static final Duration TURN = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofMillis(200);
  private static final Duration UNTIL_NEXT_TURN = Duration.ofSeconds(1);

  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Clock clock;

  public Turns(Clock clock) {
    this.clock = clock;
  }

  /// Does some of the work if it is its turn, or becomes so within 200 ms.
  ///
  /// @param ending whether this node has to end
  /// @param work told when to leave off, which is after ten seconds; says when to go on
  /// @return when to go on; empty once nothing is left to do
  public Optional<Instant> take(
      BooleanSupplier ending, Function<BooleanSupplier, Optional<Instant>> work) {
    if (!isItsTurn()) return Optional.of(next(clock.instant()));
    try {
      var began = System.nanoTime();
      return work.apply(() -> ending.getAsBoolean() || System.nanoTime() - began >= TURN.toNanos());
    } finally {
      turns.release();
    }
  }

  /// When somebody comes again who is kept waiting by another: a second later.
  public static Instant next(Instant now) {
    return now.plus(UNTIL_NEXT_TURN);
  }

  /// After a moment, as most of the work is done in one.
  private boolean isItsTurn() {
    try {
      return turns.tryAcquire(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
