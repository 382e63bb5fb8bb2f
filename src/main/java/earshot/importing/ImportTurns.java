package earshot.importing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Whose turn it is to be worked off on this node. Storing takes all that the database has, so that
/// few imports do it at once; and none goes on for so long that others would wait for its end.
@Component
class ImportTurns {

  static final int AT_ONCE = 2;

  private static final Duration TURN = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofMillis(200);
  private static final Duration UNTIL_NEXT_TURN = Duration.ofSeconds(1);

  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Clock clock;

  ImportTurns(Clock clock) {
    this.clock = clock;
  }

  /// Does some of the work if it is its turn.
  ///
  /// @param ending whether this node has to end
  /// @param work told when to leave off; says when to go on
  /// @return when to go on; empty once nothing is left to do
  Optional<Instant> take(
      BooleanSupplier ending, Function<BooleanSupplier, Optional<Instant>> work) {
    if (!isItsTurn()) return Optional.of(next(clock.instant()));
    try {
      var began = System.nanoTime();
      return work.apply(() -> ending.getAsBoolean() || System.nanoTime() - began >= TURN.toNanos());
    } finally {
      turns.release();
    }
  }

  /// When an import comes again that somebody else keeps waiting.
  static Instant next(Instant now) {
    return now.plus(UNTIL_NEXT_TURN);
  }

  /// After a moment, as most files are worked off in one.
  private boolean isItsTurn() {
    try {
      return turns.tryAcquire(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
