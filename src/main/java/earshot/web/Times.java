package earshot.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as a person reads them: relative while fresh, else by date; all in one zone.
public record Times(Clock clock, ZoneId zone) {

  private static final Locale LANGUAGE = Locale.US;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", LANGUAGE);
  private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", LANGUAGE);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", LANGUAGE);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM d, yyyy", LANGUAGE);
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy, h:mm a", LANGUAGE);

  /// "Now", "5 min", "3 h", "Yesterday", "Tuesday", "Nov 3", "Nov 3, 2025".
  public String relative(Instant time) {
    var age = Duration.between(time, clock.instant());
    if (age.toMinutes() < 1) return "Now";
    if (age.toHours() < 1) return age.toMinutes() + " min";
    var days = daysAgo(time);
    if (days == 0) return age.toHours() + " h";
    if (days == 1) return "Yesterday";
    if (days < 7) return WEEKDAY.format(date(time));
    return day(date(time));
  }

  /// "Today", "Yesterday", "Tuesday", "Nov 3": the heading above a day's messages.
  public String heading(Instant time) {
    var days = daysAgo(time);
    if (days == 0) return "Today";
    if (days == 1) return "Yesterday";
    return days < 7 ? WEEKDAY.format(date(time)) : day(date(time));
  }

  /// "today", "yesterday", "on Tuesday", "on Nov 3": the day within a sentence.
  public String inSentence(Instant time) {
    return daysAgo(time) < 2 ? heading(time).toLowerCase(LANGUAGE) : "on " + heading(time);
  }

  /// "2:05 PM".
  public String time(Instant time) {
    return TIME.format(time.atZone(zone));
  }

  /// "Nov 3, 2025".
  public String date(LocalDate date) {
    return DATE.format(date);
  }

  /// "Monday, November 3, 2025, 2:05 PM".
  public String exact(Instant time) {
    return EXACT.format(time.atZone(zone));
  }

  /// The calendar day, in the zone of the reader.
  public LocalDate date(Instant time) {
    return LocalDate.ofInstant(time, zone);
  }

  private long daysAgo(Instant time) {
    return today().toEpochDay() - date(time).toEpochDay();
  }

  private LocalDate today() {
    return date(clock.instant());
  }

  private String day(LocalDate date) {
    return (date.getYear() == today().getYear() ? DAY : DATE).format(date);
  }
}
