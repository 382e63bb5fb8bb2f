package earshot.decline;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// What was declined at once, so that it can be undone at once.
///
/// @param at when it began
/// @param left how many of those chosen were closed already
public record Declined(Instant at, List<Long> applications, int left) {

  /// For the confirmation: "3 applications declined. 1 was closed already."
  public String sentence() {
    var count = applications.size();
    var done =
        count == 1 ? "1 application declined." : "%,d applications declined.".formatted(count);
    if (left == 0) return done;
    return done + (left == 1 ? " 1 was" : " %,d were".formatted(left)) + " closed already.";
  }

  /// The ids as the confirmation holds them.
  public String joined() {
    return applications.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
