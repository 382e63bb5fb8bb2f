package earshot.decline;

import static earshot.language.Say.say;

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
        count == 1
            ? say("1 application declined.")
            : say("{0} applications declined.", "%,d".formatted(count));
    if (left == 0) return done;
    return done
        + " "
        + (left == 1
            ? say("1 was closed already.")
            : say("{0} were closed already.", "%,d".formatted(left)));
  }

  /// The ids as the confirmation holds them.
  public String joined() {
    return applications.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
