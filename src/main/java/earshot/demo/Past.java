package earshot.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// The past as seen from now, so that the demo is as fresh whenever it is made.
record Past(Instant now, ZoneId zone) {

  /// `5m` and `3h` ago, or at that time of the day as many days or weeks ago: `12d 09:30`, `2w
  /// 16:00`.
  Instant at(String age) {
    var space = age.indexOf(' ');
    if (space < 0) return now.minus(Duration.parse("PT" + age));
    var number = Integer.parseInt(age.substring(0, space - 1));
    var days = age.charAt(space - 1) == 'w' ? number * 7 : number;
    return LocalDate.ofInstant(now, zone)
        .minusDays(days)
        .atTime(LocalTime.parse(age.substring(space + 1)))
        .atZone(zone)
        .toInstant();
  }
}
