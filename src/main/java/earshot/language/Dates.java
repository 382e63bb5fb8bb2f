package earshot.language;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Times as an applicant reads them, in one zone and language.
public record Dates(Clock clock, ZoneId zone, Words words) {

  private static final int WEEK = 7;

  /// "Today", "Yesterday", "Tuesday", "Nov 3": the heading above a day's messages.
  public String heading(Instant time) {
    var days = date(clock.instant()).toEpochDay() - date(time).toEpochDay();
    if (days == 0) return words.text("date.today");
    if (days == 1) return words.text("date.yesterday");
    return days < WEEK ? weekday(time) : day(time);
  }

  /// "Nov 3, 2025".
  public String day(Instant time) {
    return format("date.day", time);
  }

  /// "2:05 PM".
  public String time(Instant time) {
    return format("date.time", time);
  }

  /// The calendar day, in the zone of the reader.
  public LocalDate date(Instant time) {
    return LocalDate.ofInstant(time, zone);
  }

  private String weekday(Instant time) {
    var name = format("date.weekday", time);
    return name.substring(0, 1).toUpperCase(words.language().locale()) + name.substring(1);
  }

  private String format(String pattern, Instant time) {
    return DateTimeFormatter.ofPattern(words.text(pattern), words.language().locale())
        .format(time.atZone(zone));
  }
}
