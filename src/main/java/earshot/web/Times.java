package earshot.web;

import static earshot.language.Say.say;

import earshot.language.Say;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Times as a person reads them: relative while fresh, else by date; all in one zone.
public record Times(Clock clock, ZoneId zone) {

  private static final int WEEK = 7;
  private static final Map<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

  /// "Now", "5 min", "3 h", "Yesterday", "Tuesday", "Nov 3", "Nov 3, 2025".
  public String relative(Instant time) {
    var age = Duration.between(time, clock.instant());
    if (age.toMinutes() < 1) return say("Now");
    if (age.toHours() < 1) return say("{0} min", age.toMinutes());
    var days = daysAgo(time);
    if (days == 0) return say("{0} h", age.toHours());
    if (days == 1) return say("Yesterday");
    if (days < WEEK) return weekday(time);
    return day(date(time));
  }

  /// "Today", "Yesterday", "Tuesday", "Nov 3": the heading above a day's messages.
  public String heading(Instant time) {
    var days = daysAgo(time);
    if (days == 0) return say("Today");
    if (days == 1) return say("Yesterday");
    return days < WEEK ? weekday(time) : day(date(time));
  }

  /// "today", "yesterday", "on Tuesday", "on Nov 3": the day within a sentence.
  public String inSentence(Instant time) {
    var days = daysAgo(time);
    if (days < 2) return heading(time).toLowerCase(locale());
    return days < WEEK ? say("on {0}", format("EEEE", date(time))) : say("on {0}", day(date(time)));
  }

  /// "2:05 PM".
  public String time(Instant time) {
    return format(say("h:mm a"), time.atZone(zone));
  }

  /// "Nov 3, 2025".
  public String date(LocalDate date) {
    return format(say("MMM d, yyyy"), date);
  }

  /// "Monday, November 3, 2025, 2:05 PM".
  public String exact(Instant time) {
    return format(say("EEEE, MMMM d, yyyy, h:mm a"), time.atZone(zone));
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
    return date.getYear() == today().getYear() ? format(say("MMM d"), date) : date(date);
  }

  private String weekday(Instant time) {
    var name = format("EEEE", date(time));
    return name.substring(0, 1).toUpperCase(locale()) + name.substring(1);
  }

  private static String format(String pattern, TemporalAccessor time) {
    return FORMATS
        .computeIfAbsent(locale() + pattern, _ -> DateTimeFormatter.ofPattern(pattern, locale()))
        .format(time);
  }

  private static Locale locale() {
    return Say.language().locale();
  }
}
