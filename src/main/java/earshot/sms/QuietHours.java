package earshot.sms;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The hours in which an applicant gets no text, at the applicant's own time.
///
/// @param from null where there are none
public record QuietHours(@Nullable LocalTime from, @Nullable LocalTime to) {

  static final QuietHours NONE = new QuietHours(null, null);

  /// @throws IllegalArgumentException where both are the same time, which is never or always
  public QuietHours {
    if (from != null && from.equals(to))
      throw new IllegalArgumentException("Quiet hours are between two different times");
  }

  /// @throws IllegalArgumentException with a line for the operator
  static QuietHours parse(String text) {
    if (text.equals("none")) return NONE;
    try {
      var dash = Math.max(0, text.indexOf('-'));
      return new QuietHours(
          LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
    } catch (DateTimeParseException | IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "earshot.sms.quiet-hours (EARSHOT_SMS_QUIET_HOURS): must look like 21:00-08:00 or none, not "
              + text,
          wrong);
    }
  }

  /// When the quiet hours of this moment end; empty if it is none of them. In the hour that autumn
  /// has twice that may be in the second.
  public Optional<Instant> end(Instant now, ZoneId zone) {
    if (from == null || to == null) return Optional.empty();
    var there = now.atZone(zone);
    if (!contains(there.toLocalTime(), from, to)) return Optional.empty();
    var days = there.toLocalTime().isBefore(to) ? 0 : 1;
    var end = there.toLocalDate().plusDays(days).atTime(to).atZone(zone);
    var later = end.toInstant().isAfter(now) ? end : end.withLaterOffsetAtOverlap();
    return Optional.of(later.toInstant());
  }

  private static boolean contains(LocalTime time, LocalTime from, LocalTime to) {
    var begun = !time.isBefore(from);
    var over = !time.isBefore(to);
    return from.isBefore(to) ? begun && !over : begun || !over;
  }
}
