package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class LaneTest {

  private final Lane lane = new Lane(2);

  @Test
  void it_has_so_many_places_and_no_more() {
    assertThat(lane.enter()).isTrue();
    assertThat(lane.enter()).isTrue();
    assertThat(lane.enter()).isFalse();

    lane.leave();
    assertThat(lane.enter()).isTrue();
  }

  @Test
  void bulk_messages_leave_places_to_single_ones() {
    var way = new Way((_, _) -> () -> Handed.taken(null));
    var bulks = 0;
    while (way.enter(true)) bulks++;

    assertThat(bulks).isEqualTo(6);
    assertThat(way.enter(false)).isTrue();
    assertThat(way.enter(false)).isTrue();
    assertThat(way.enter(false)).isFalse();
    way.leave(true);
    assertThat(way.enter(true)).isTrue();
    assertThat(way.nextTurn(true)).isPositive();
  }

  @Test
  void the_more_are_turned_away_the_later_they_come_back_within_a_minute() {
    lane.enter();
    lane.enter();

    lane.enter();
    assertThat(lane.nextTurn()).isEqualTo(Duration.ofSeconds(1));
    for (var i = 0; i < 20; i++) lane.enter();
    assertThat(lane.nextTurn()).isEqualTo(Duration.ofSeconds(11));
    for (var i = 0; i < 10_000; i++) lane.enter();
    assertThat(lane.nextTurn()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void waits_after_failures_double_up_to_an_hour_and_make_about_a_day() {
    assertThat(Backoff.after(1)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
    assertThat(Backoff.after(4)).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(96));
    assertThat(Backoff.after(1000)).isBetween(Duration.ofHours(1), Duration.ofMinutes(72));
    var all = Duration.ZERO;
    for (var i = 1; i < Backoff.ATTEMPTS; i++) all = all.plus(Backoff.after(i));
    assertThat(all).isBetween(Duration.ofHours(23), Duration.ofHours(30));
  }
}
