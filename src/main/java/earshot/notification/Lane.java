package earshot.notification;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The places of one channel among this node's workers. However slow its other side is, a channel
/// holds no more of them, so that the other channels go on; and however much one company sends, it
/// leaves some to the others.
final class Lane {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int FOR_OTHERS = 2;

  private final int places;
  private final Map<Long, Integer> taken = new HashMap<>();
  private int free;
  private int turnedAway;

  Lane(int places) {
    this.places = places;
    this.free = places;
  }

  synchronized boolean enter(long company) {
    var own = taken.getOrDefault(company, 0);
    var enters = free > 0 && own < places - FOR_OTHERS;
    turnedAway = enters ? Math.max(0, turnedAway - 1) : turnedAway + 1;
    if (!enters) return false;
    free--;
    taken.put(company, own + 1);
    return true;
  }

  synchronized void leave(long company) {
    free++;
    taken.computeIfPresent(company, (_, own) -> own > 1 ? Integer.valueOf(own - 1) : null);
  }

  /// When to try again: the more were turned away, the later, so that a long queue is not looked
  /// through again and again.
  synchronized Duration nextTurn() {
    var wait = Duration.ofSeconds(1 + turnedAway / places);
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
