package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class LaneTest {

  private static final int CAFE = 1;
  private static final int CLINIC = 2;

  private final Lane lane = new Lane(4, 2);

  @Test
  void it_has_so_many_places_and_no_more() {
    assertThat(lane.enter(CAFE)).isTrue();
    assertThat(lane.enter(CAFE)).isTrue();
    assertThat(lane.enter(CLINIC)).isTrue();
    assertThat(lane.enter(CLINIC)).isTrue();
    assertThat(lane.enter(3)).isFalse();

    lane.leave(CAFE);
    assertThat(lane.enter(3)).isTrue();
  }

  @Test
  void one_company_leaves_places_to_the_others() {
    assertThat(lane.enter(CAFE)).isTrue();
    assertThat(lane.enter(CAFE)).isTrue();
    assertThat(lane.enter(CAFE)).isFalse();
    assertThat(lane.enter(CLINIC)).isTrue();

    lane.leave(CAFE);
    assertThat(lane.enter(CAFE)).isTrue();
  }

  @Test
  void waits_after_failures_double_up_to_an_hour() {
    assertThat(Backoff.after(1)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
    assertThat(Backoff.after(4)).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(96));
    assertThat(Backoff.after(1000)).isBetween(Duration.ofHours(1), Duration.ofMinutes(72));
  }

  @Test
  void the_other_sides_wish_for_a_longer_wait_is_heard() {
    assertThat(Backoff.after(1, Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
    assertThat(Backoff.after(4, Duration.ofSeconds(1))).isGreaterThan(Duration.ofSeconds(79));
  }
}
