package earshot.importing;

import static earshot.language.Say.say;

import earshot.company.Location;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Days and times as spreadsheets and other systems write them, in the time zone of the location.
final class Dates {

  private static final List<DateTimeFormatter> ALWAYS =
      Stream.concat(
              Stream.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
              patterns("uuuu-M-d", "uuuu/M/d", "d.M.uuuu", "d MMM uuuu", "MMM d, uuuu"))
          .toList();
  private static final List<DateTimeFormatter> AMERICAN =
      Stream.concat(ALWAYS.stream(), patterns("M/d/uuuu", "M-d-uuuu")).toList();
  private static final List<DateTimeFormatter> ELSEWHERE =
      Stream.concat(ALWAYS.stream(), patterns("d/M/uuuu", "d-M-uuuu")).toList();

  private DateTimeFormatter usual = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  Instant parse(String typed, Location place, Instant now) throws RowRefused {
    var time = read(typed, place);
    if (time == null)
      throw new RowRefused(say("{0} is no date; write it like 2026-11-03.", Cells.quoted(typed)));
    if (time.isAfter(now))
      throw new RowRefused(say("{0} lies in the future.", Cells.quoted(typed)));
    if (!time.isAfter(Instant.EPOCH))
      throw new RowRefused(say("{0} lies before 1970.", Cells.quoted(typed)));
    return time;
  }

  /// The format that fitted last is tried first, as a file has mostly one.
  private @Nullable Instant read(String typed, Location place) {
    var formats = place.phoneRegion().equals("US") ? AMERICAN : ELSEWHERE;
    if (formats.contains(usual) && fits(usual, typed)) return resolved(usual, typed, place);
    for (var format : formats) {
      if (!fits(format, typed)) continue;
      usual = format;
      return resolved(format, typed, place);
    }
    return null;
  }

  /// Without an exception for each that does not: there are many of both.
  private static boolean fits(DateTimeFormatter format, String typed) {
    var at = new ParsePosition(0);
    return format.parseUnresolved(typed, at) != null && at.getIndex() == typed.length();
  }

  private static @Nullable Instant resolved(
      DateTimeFormatter format, String typed, Location place) {
    try {
      return instant(format.parse(typed), place);
    } catch (DateTimeException thirtiethOfFebruary) {
      return null;
    }
  }

  private static Instant instant(TemporalAccessor read, Location place) {
    if (read.query(TemporalQueries.offset()) != null) return Instant.from(read);
    var time = Objects.requireNonNullElse(read.query(TemporalQueries.localTime()), LocalTime.MIN);
    return LocalDate.from(read).atTime(time).atZone(place.zone()).toInstant();
  }

  private static Stream<DateTimeFormatter> patterns(String... days) {
    return Stream.of(days)
        .flatMap(day -> Stream.of(day + "[' ']['T'][H:mm[:ss]]", day + " h:mm[:ss] a"))
        .map(pattern ->
            new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.US)
                .withResolverStyle(ResolverStyle.STRICT));
  }
}
