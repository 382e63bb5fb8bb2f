package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class LaneTest {

  private static final int CAFE = 1;
  private static final int CLINIC = 2;

  private final TestClock clock = new TestClock();
  private final Lane lane = new Lane(4, 2, clock);

  @Test
  void it_has_so_many_places_and_no_more() {
    assertThat(lane.enter(CAFE)).isTrue();
    assertThat(lane.enter(CAFE)).isTrue();
    assertThat(lane.enter(CLINIC)).isTrue();
    assertThat(lane.enter(CLINIC)).isTrue();
    assertThat(lane.enter(3)).isFalse();

    lane.leave(CAFE, clock.instant());
    assertThat(lane.enter(3)).isTrue();
  }

  @Test
  void one_company_leaves_places_to_the_others() {
    assertThat(lane.enter(CAFE)).isTrue();
    assertThat(lane.enter(CAFE)).isTrue();
    assertThat(lane.enter(CAFE)).isFalse();
    assertThat(lane.enter(CLINIC)).isTrue();

    lane.leave(CAFE, clock.instant());
    assertThat(lane.enter(CAFE)).isTrue();
  }

  @Test
  void bulk_messages_leave_places_to_single_ones() {
    var way = new Way(clock, () -> {});
    var bulks = 0;
    for (var company = 1; company < 10; company++)
      while (way.enter(company, true).isPresent()) bulks++;

    assertThat(bulks).isEqualTo(12);
    for (var single = 0; single < 4; single++) assertThat(way.enter(11, false)).isPresent();
    assertThat(way.enter(12, false)).isEmpty();
    way.leave(1, true, clock.instant());
    assertThat(way.enter(1, true)).isPresent();
    assertThat(way.nextTurn(CAFE, true)).isPositive();
  }

  @Test
  void each_who_is_turned_away_is_told_a_turn_of_its_own_within_a_minute() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));

    assertThat(lane.nextTurn(CAFE)).isEqualTo(Duration.ofMillis(25));
    assertThat(lane.nextTurn(CAFE)).isEqualTo(Duration.ofMillis(50));
    for (var i = 0; i < 10_000; i++)
      assertThat(lane.nextTurn(CAFE)).isBetween(Duration.ofMillis(75), Duration.ofMinutes(1));
    assertThat(lane.isWaitedFor()).isTrue();

    clock.advance(Duration.ofMinutes(1));
    assertThat(lane.isWaitedFor()).isFalse();
    assertThat(lane.nextTurn(CAFE)).isEqualTo(Duration.ofMillis(25));
  }

  @Test
  void nobody_stands_behind_the_queue_of_another_company() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    for (var i = 0; i < 1_000; i++) lane.nextTurn(CAFE);

    assertThat(lane.nextTurn(CLINIC)).isEqualTo(Duration.ofMillis(25));
    assertThat(lane.nextTurn(CLINIC)).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void a_clock_that_is_put_back_makes_nobody_wait_for_long() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    assertThat(lane.nextTurn(CAFE)).isPositive();

    clock.advance(Duration.ofDays(-1));

    assertThat(lane.nextTurn(CAFE)).isEqualTo(Duration.ofMillis(25));
  }

  @Test
  void a_clock_that_was_moved_far_meanwhile_makes_nobody_wait_for_long() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    lane.leave(CAFE, clock.instant().minus(Duration.ofDays(1)));

    assertThat(lane.nextTurn(CAFE)).isPositive().isLessThan(Duration.ofSeconds(3));

    lane.leave(CAFE, clock.instant().plus(Duration.ofDays(1)));
    assertThat(lane.nextTurn(CAFE)).isPositive().isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void the_slower_the_other_side_the_further_apart_are_the_turns() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    for (var i = 0; i < 60; i++) {
      lane.enter(CAFE);
      lane.leave(CAFE, clock.instant().minusSeconds(8));
    }

    assertThat(lane.nextTurn(CAFE)).isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(2));
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
