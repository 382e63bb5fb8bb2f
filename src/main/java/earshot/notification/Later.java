package earshot.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/// When to look at a delivery again.
///
/// @param late whether the delivery should be gone by now: all places were taken, or the other side
///   takes nothing. A delivery that waits for its own time is not late, nor is one that the other
///   side refuses for now while it takes others
/// @param inLine whether it is to be called as soon as there is a place
record Later(Instant at, boolean late, boolean inLine) {

  static final Duration LONGEST = Duration.ofMinutes(1);

  static Later late(Instant at) {
    return new Later(at, true, false);
  }

  static Later inTime(Instant at) {
    return new Later(at, false, false);
  }

  /// As soon as there is a place.
  static Later inLine(Instant uncalled) {
    return new Later(uncalled, true, true);
  }

  /// When those come by themselves that are called as a rule: a call is lost where a server dies.
  static Instant uncalled(Instant now) {
    return uncalled(now, LONGEST);
  }

  /// The same within that time, but not at once, nor all together.
  static Instant uncalled(Instant now, Duration within) {
    var half = within.toMillis() / 2;
    return now.plusMillis(half + ThreadLocalRandom.current().nextLong(half));
  }
}
