package earshot.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class QuietHoursTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void at_night_they_end_in_the_morning() {
    assertThat(end("21:00-08:00", "2026-06-02T01:00:00Z")).contains(at("2026-06-02T12:00:00Z"));
    assertThat(end("21:00-08:00", "2026-06-02T04:30:00Z")).contains(at("2026-06-02T12:00:00Z"));
    assertThat(end("21:00-08:00", "2026-06-02T11:59:59Z")).contains(at("2026-06-02T12:00:00Z"));
  }

  @Test
  void by_day_there_are_none() {
    assertThat(end("21:00-08:00", "2026-06-02T12:00:00Z")).isEmpty();
    assertThat(end("21:00-08:00", "2026-06-02T00:59:59Z")).isEmpty();
    assertThat(end("none", "2026-06-02T04:30:00Z")).isEmpty();
  }

  @Test
  void they_may_lie_within_a_day() {
    assertThat(end("12:00-13:00", "2026-06-01T16:30:00Z")).contains(at("2026-06-01T17:00:00Z"));
    assertThat(end("12:00-13:00", "2026-06-01T17:00:00Z")).isEmpty();
  }

  @Test
  void the_night_the_clocks_change_ends_at_eight_all_the_same() {
    assertThat(end("21:00-08:00", "2026-03-08T05:00:00Z")).contains(at("2026-03-08T12:00:00Z"));
    assertThat(end("21:00-08:00", "2026-11-01T04:00:00Z")).contains(at("2026-11-01T13:00:00Z"));
  }

  @Test
  void in_the_hour_that_autumn_has_twice_they_end_after_now() {
    assertThat(end("21:00-01:30", "2026-11-01T05:10:00Z")).contains(at("2026-11-01T05:30:00Z"));
    assertThat(end("21:00-01:30", "2026-11-01T06:10:00Z")).contains(at("2026-11-01T06:30:00Z"));
  }

  @Test
  void anything_else_is_refused_in_a_line_that_names_the_setting() {
    for (var wrong : new String[] {"", "21-8", "21:00", "night", "25:00-08:00", "00:00-00:00"})
      assertThatIllegalArgumentException()
          .isThrownBy(() -> QuietHours.parse(wrong))
          .withMessageStartingWith("earshot.sms.quiet-hours (EARSHOT_SMS_QUIET_HOURS): must look");
  }

  private static Optional<Instant> end(String hours, String now) {
    return QuietHours.parse(hours).end(at(now), NEW_YORK);
  }

  private static Instant at(String time) {
    return Instant.parse(time);
  }
}
