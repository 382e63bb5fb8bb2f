package earshot.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class RetryAfterTest {

  private static final String NOON = "Mon, 01 Jun 2026 12:00:00 GMT";

  @Test
  void seconds_or_a_date_of_the_same_clock() {
    assertThat(RetryAfter.of("120", null)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryAfter.of("Mon, 01 Jun 2026 12:05:00 GMT", NOON))
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void nobody_is_waited_for_longer_than_a_day() {
    assertThat(RetryAfter.of("999999999", null)).isEqualTo(Duration.ofDays(1));
    assertThat(RetryAfter.of("Mon, 01 Jun 2099 12:05:00 GMT", NOON)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void what_says_nothing_is_not_followed() {
    for (var header : new String[] {"", "soon", "-1", "1.5", "12345678901", NOON})
      assertThat(RetryAfter.of(header, null)).as(header).isNull();
    assertThat(RetryAfter.of(null, NOON)).isNull();
    assertThat(RetryAfter.of("Mon, 01 Jun 2026 11:00:00 GMT", NOON)).isNull();
  }
}
