package earshot.sms;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a provider says about when to come again (RFC 9110, 10.2.3): seconds or a date.
public final class RetryAfter {

  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /// @param retryAfter the header; null where there is none
  /// @param date when the answer was given, in a header of its own
  /// @return null where it says nothing that can be followed
  public static @Nullable Duration of(@Nullable String retryAfter, @Nullable String date) {
    if (retryAfter == null) return null;
    var wait =
        retryAfter.matches("\\d{1,9}")
            ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
            : time(retryAfter).flatMap(then -> time(date).map(now -> Duration.between(now, then)));
    return wait.filter(it -> !it.isNegative())
        .map(it -> it.compareTo(LONGEST) < 0 ? it : LONGEST)
        .orElse(null);
  }

  private static Optional<ZonedDateTime> time(@Nullable String header) {
    try {
      return Optional.ofNullable(header)
          .map(it -> ZonedDateTime.parse(it, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
