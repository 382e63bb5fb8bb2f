package earshot.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// How long to wait after a failed attempt: 10 seconds, doubling up to an hour, each by up to a
/// fifth more, so that what failed together does not come back together.
final class Backoff {

  /// How long a delivery is tried.
  static final Duration LONG_ENOUGH = Duration.ofDays(1);

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);

  private Backoff() {}

  /// @param attempt how many have failed, from 1
  static Duration after(int attempt) {
    return jittered(FIRST.multipliedBy(1L << Math.min(attempt - 1, 12)));
  }

  /// The same where it is known for how long it was tried, not how often: as long again.
  static Duration afterTrying(Duration tried) {
    return jittered(tried.compareTo(FIRST) > 0 ? tried : FIRST);
  }

  private static Duration jittered(Duration doubled) {
    var wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 5));
  }

  /// The same, but no sooner than the other side asked for.
  static Duration after(int attempt, @Nullable Duration asked) {
    var wait = after(attempt);
    return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
  }

  static boolean isOver(@Nullable Instant triedSince, Instant now) {
    return triedSince != null && !now.isBefore(triedSince.plus(LONG_ENOUGH));
  }
}
