package earshot.notification;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait after a failed attempt: 10 seconds, doubling up to an hour, each by up to a
/// fifth more, so that what failed together does not come back together.
final class Backoff {

  /// With the waits above, the attempts of about a day.
  static final int ATTEMPTS = 32;

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);

  private Backoff() {}

  /// @param attempt how many have failed, from 1
  static Duration after(int attempt) {
    var doubled = FIRST.multipliedBy(1L << Math.min(attempt - 1, 12));
    var wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 5));
  }
}
