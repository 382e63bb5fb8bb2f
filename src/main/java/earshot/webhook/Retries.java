package earshot.webhook;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// When a request that failed is sent again: over some three days, each wait by up to a fifth
/// longer, so that what failed together does not come back together.
final class Retries {

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Duration PATIENCE = Duration.ofDays(3);

  private Retries() {}

  /// How long to wait; empty after the last.
  ///
  /// @param failed how many requests have failed, from 1
  /// @param asked how long the receiver asked to wait; null if it did not
  static Optional<Duration> after(int failed, @Nullable Duration asked) {
    if (failed > WAITS.size()) return Optional.empty();
    var usual = WAITS.get(failed - 1);
    var wait = usual.plusMillis(ThreadLocalRandom.current().nextLong(usual.toMillis() / 5));
    return Optional.of(asked != null && asked.compareTo(wait) > 0 ? asked : wait);
  }

  /// Whether a receiver that has taken nothing since then is given up, however often each of many
  /// was tried: where much waits, one comes to its turn too seldom to be the tenth.
  static boolean isOver(Instant failingSince, Instant now) {
    return !now.isBefore(failingSince.plus(PATIENCE));
  }

  /// The wait a Retry-After asks for (RFC 9110 section 10.2.3), a day at most; null for none.
  static @Nullable Duration asked(@Nullable String header, Clock clock) {
    if (header == null) return null;
    try {
      var wait =
          header.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(header))
              : Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    } catch (DateTimeException none) {
      return null;
    }
  }
}
