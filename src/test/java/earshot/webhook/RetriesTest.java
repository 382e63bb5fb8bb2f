package earshot.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class RetriesTest {

  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-25T18:04:00Z"), ZoneOffset.UTC);

  @Test
  void they_go_on_for_three_days_and_then_end() {
    var whole = Duration.ZERO;
    for (var failed = 1; failed <= 9; failed++)
      whole = whole.plus(Retries.after(failed, null).orElseThrow());

    assertThat(Retries.after(1, null).orElseThrow())
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    assertThat(whole).isBetween(Duration.ofDays(3), Duration.ofDays(4));
    assertThat(Retries.after(10, null)).isEmpty();
  }

  @Test
  void a_receiver_can_ask_for_more_time_but_not_for_ever() {
    assertThat(Retries.asked("120", NOW)).isEqualTo(Duration.ofMinutes(2));
    assertThat(Retries.asked("Wed, 25 Nov 2026 18:09:00 GMT", NOW))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(Retries.asked("999999999", NOW)).isEqualTo(Duration.ofDays(1));
    assertThat(Retries.asked("soon", NOW)).isNull();
    assertThat(Retries.asked("-5", NOW)).isNull();
    assertThat(Retries.after(1, Duration.ofMinutes(2))).hasValue(Duration.ofMinutes(2));
    assertThat(Retries.after(3, Duration.ofMinutes(2)).orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
  }
}
