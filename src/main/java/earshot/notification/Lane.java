package earshot.notification;

import java.util.HashMap;
import java.util.Map;

/// The places of one channel among this node's workers. However slow its other side is, a channel
/// holds no more of them, so that the other channels go on; and however much one company sends, it
/// leaves some to the others. Only its [Way] uses it, one at a time.
final class Lane {

  private final int forOne;
  private final Map<Long, Integer> taken = new HashMap<>();
  private int free;

  /// @param forOthers how many of the places one company leaves
  Lane(int places, int forOthers) {
    this.forOne = places - forOthers;
    this.free = places;
  }

  boolean enter(long company) {
    if (room(company) <= 0) return false;
    free--;
    taken.merge(company, 1, Integer::sum);
    return true;
  }

  void leave(long company) {
    free++;
    taken.computeIfPresent(company, (_, own) -> own > 1 ? Integer.valueOf(own - 1) : null);
  }

  /// How many of the company may enter just now.
  int room(long company) {
    return Math.min(free, forOne - held(company));
  }

  /// How many places the company has.
  int held(long company) {
    return taken.getOrDefault(company, 0);
  }
}
