package earshot.database;

import java.time.Duration;
import java.time.Instant;

/// Which stored times can be true. A clock that was ahead by an hour or a day and is right again
/// leaves times behind that nobody could have stored by the right one; what would wait for them
/// takes them as over instead.
public final class Plausible {

  /// By how much the clocks of two nodes may differ. What a node stores whose clock is further
  /// ahead is not believed by the others.
  private static final Duration APART = Duration.ofMinutes(2);

  private Plausible() {}

  /// How far ahead a time can be now that was at most so far ahead when it was stored.
  public static Duration ahead(Duration atMost) {
    return atMost.plus(APART);
  }

  /// The latest that such a time can be.
  public static Instant latest(Instant now, Duration atMost) {
    return now.plus(ahead(atMost));
  }

  /// The latest time at which something can have happened.
  public static Instant latest(Instant now) {
    return latest(now, Duration.ZERO);
  }
}
