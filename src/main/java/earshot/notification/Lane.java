package earshot.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// The places of one channel among this node's workers. However slow its other side is, a channel
/// holds no more of them, so that the other channels go on; and however much one company sends, it
/// leaves some to the others.
final class Lane {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration FIRST_GUESS = Duration.ofMillis(100);
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final int REMEMBERED = 8;

  private final int places;
  private final int forOthers;
  private final Clock clock;
  private final Map<Long, Integer> taken = new HashMap<>();
  private final Map<Long, Instant> lastTurns = new HashMap<>();
  private int free;
  private Duration held = FIRST_GUESS;

  /// @param forOthers how many of them one company leaves
  Lane(int places, int forOthers, Clock clock) {
    this.places = places;
    this.forOthers = forOthers;
    this.clock = clock;
    this.free = places;
  }

  synchronized boolean enter(long company) {
    var own = taken.getOrDefault(company, 0);
    if (free == 0 || own >= places - forOthers) return false;
    free--;
    taken.put(company, own + 1);
    return true;
  }

  /// However far the clock was moved meanwhile, it was not held for longer than anybody waits.
  ///
  /// @param since when it entered
  synchronized void leave(long company, Instant since) {
    free(company);
    var took = max(Duration.ZERO, min(Duration.between(since, clock.instant()), LONGEST));
    held = held.multipliedBy(REMEMBERED - 1).plus(took).dividedBy(REMEMBERED);
  }

  /// Gives back a place that was not used.
  synchronized void free(long company) {
    free++;
    taken.computeIfPresent(company, (_, own) -> own > 1 ? Integer.valueOf(own - 1) : null);
  }

  synchronized boolean holds(long company) {
    return taken.containsKey(company);
  }

  /// How long to wait before trying again. Each who asks is given a turn of its own, as far from
  /// the company's one before as places become free, so that no place stays empty and a long queue
  /// is not looked through again and again. Nobody stands behind the queue of another company. Who
  /// would have to wait too long comes at any time instead.
  synchronized Duration nextTurn(long company) {
    var now = clock.instant();
    var last = lastTurns.getOrDefault(company, now);
    if (last.isAfter(now.plus(LONGEST))) last = now; // the clock was put back
    var turn = max(last, now).plus(max(held.dividedBy(places), SHORTEST));
    if (turn.isAfter(now.plus(LONGEST))) return spread();
    lastTurns.put(company, turn);
    return Duration.between(now, turn);
  }

  private static Duration spread() {
    var half = LONGEST.toMillis() / 2;
    return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half));
  }

  /// Whether somebody was told to come later.
  synchronized boolean isWaitedFor() {
    var now = clock.instant();
    lastTurns.values().removeIf(turn -> !turn.isAfter(now));
    return !lastTurns.isEmpty();
  }

  private static <T extends Comparable<T>> T max(T one, T other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static <T extends Comparable<T>> T min(T one, T other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
