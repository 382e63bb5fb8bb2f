package earshot.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/// All players at work at once, until they are told to rest. Nobody rests in the middle of a deed.
final class Load implements AutoCloseable {

  private static final Duration A_MOMENT = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Ledger ledger;
  private final AtomicInteger busy = new AtomicInteger();
  private volatile boolean resting = true;
  private volatile boolean over;

  Load(Ledger ledger, List<Player> players) {
    this.ledger = ledger;
    for (var player : players) Thread.ofVirtual().name("player").start(() -> play(player));
  }

  void work() {
    resting = false;
  }

  /// Returns when every deed that was begun is acknowledged.
  void rest() {
    resting = true;
    Awaitility.await().atMost(PATIENCE).until(() -> busy.get() == 0);
  }

  private void play(Player player) {
    while (!over) {
      busy.incrementAndGet();
      if (!resting) untilDone(player.caller(), player.deeds().get());
      busy.decrementAndGet();
      pause(resting ? A_MOMENT : player.pause());
    }
  }

  private void untilDone(Caller caller, Deed deed) {
    while (!caller.does(deed)) {
      if (over) return;
      deed.doubt().run();
      pause(A_MOMENT);
    }
    deed.note().run();
    ledger.acknowledged();
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  @Override
  public void close() {
    over = true;
  }
}
