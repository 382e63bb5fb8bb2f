package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.TestClock;
import earshot.notification.Way.Job;
import earshot.notification.Way.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullMarked
class WayTest {

  private static final int PLACES = 16;
  private static final Kind CAFE = new Kind("mail", 1, false);
  private static final Kind CLINIC = new Kind("mail", 2, false);
  private static final Kind BULK = new Kind("mail-bulk", 1, true);

  private static final Kind TOGETHER = new Kind("text", 1, false, "text-some");

  private final TestClock clock = new TestClock();
  private final Way way = new Way(clock);

  @BeforeEach
  void the_clock_stands_still() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
  }

  @Test
  void bulk_messages_leave_places_to_single_ones() {
    var bulks = 0;
    for (var company = 1; company < 10; company++)
      bulks += way.enter(new Job(new Kind("mail-bulk", company, true), ""), PLACES);

    assertThat(bulks).isEqualTo(12);
    assertThat(way.enter(new Job(new Kind("mail", 11, false), ""), PLACES)).isEqualTo(4);
    assertThat(way.enter(new Job(CLINIC, "new"))).isFalse();
    way.leave(new Kind("mail-bulk", 1, true));
    assertThat(way.enter(new Job(BULK, "new"))).isTrue();
  }

  @Test
  void the_first_is_called_of_one_line_after_the_other_and_bulk_messages_last() {
    join(BULK, "bulk");
    join(CAFE, "first");
    join(CAFE, "second");
    join(CLINIC, "other");

    assertThat(next()).isEqualTo("first");
    assertThat(next()).isEqualTo("other");
    assertThat(next()).isEqualTo("second");
    assertThat(next()).isEqualTo("bulk");
    assertThat(next()).isEmpty();
  }

  @Test
  void bulk_messages_do_not_wait_for_ever() {
    for (var n = 0; n < 30; n++) join(CAFE, "single" + n);
    assertThat(next()).isEqualTo("single0");
    join(BULK, "bulk");
    for (var second = 1; second <= 10; second++) {
      assertThat(next()).isEqualTo("single" + second);
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(next()).isEqualTo("single11");
    clock.advance(Duration.ofSeconds(1));

    assertThat(next()).isEqualTo("bulk");
    assertThat(next()).isEqualTo("single12");
  }

  @Test
  void however_many_of_a_bulk_message_wait_a_single_one_is_remembered() {
    for (var n = 0; n < 20_000; n++) way.join(new Job(BULK, "bulk" + n));
    join(CAFE, "single");

    assertThat(next()).isEqualTo("single");
    assertThat(way.waiting(true)).isEqualTo(10_000);
    assertThat(way.waiting(false)).isZero();
  }

  @Test
  void who_just_came_stands_behind_who_waits() {
    full();
    join(CAFE, "called");
    join(CAFE, "waits");
    way.leave(CAFE);
    assertThat(next()).isEqualTo("called");

    assertThat(way.enter(new Job(CAFE, "new"))).isFalse();
    assertThat(way.enter(new Job(CAFE, "called"))).isTrue();
  }

  @Test
  void no_more_are_called_than_there_are_places() {
    full();
    join(CAFE, "first");
    join(CAFE, "second");
    assertThat(next()).isEmpty();

    way.leave(CAFE);

    assertThat(next()).isEqualTo("first");
    assertThat(next()).isEmpty();
  }

  @Test
  void where_who_was_called_does_not_come_the_next_is_called() {
    full();
    join(CAFE, "heard by another node");
    join(CAFE, "second");
    way.leave(CAFE);
    assertThat(next()).isEqualTo("heard by another node");

    clock.advance(Duration.ofSeconds(1));

    assertThat(next()).isEqualTo("second");
  }

  @Test
  void
      who_was_called_and_comes_late_goes_before_who_waits_and_is_the_next_where_there_is_no_place() {
    full();
    for (var job : new String[] {"late", "second", "third"}) join(CAFE, job);
    way.leave(CAFE);
    assertThat(next()).isEqualTo("late");
    clock.advance(Duration.ofSeconds(1));
    assertThat(next()).isEqualTo("second");
    assertThat(way.enter(new Job(CAFE, "second"))).isTrue();

    assertThat(way.enter(new Job(CAFE, "late"))).isFalse();
    way.leave(CAFE); // before it has joined
    way.join(new Job(CAFE, "late"));

    assertThat(next()).isEqualTo("late");
    clock.advance(Duration.ofSeconds(1));
    assertThat(way.enter(new Job(CAFE, "late"))).isTrue();
    assertThat(way.enter(new Job(CAFE, "third"))).isFalse();
  }

  @Test
  void whoever_comes_enters_where_nobody_waits_any_more() {
    join(CAFE, "gone");
    way.isNotThere(way.next().orElseThrow().job());

    assertThat(next()).isEmpty();
    assertThat(way.enter(new Job(CAFE, ""), PLACES)).isEqualTo(12);
  }

  @Test
  void where_many_wait_that_go_together_eight_are_called_as_one() {
    for (var n = 1; n <= 20; n++) join(TOGETHER, "1:" + n);

    assertThat(next()).isEqualTo("1:1:2:3:4:5:6:7:8");
    assertThat(next()).isEqualTo("1:9:10:11:12");
    assertThat(next()).isEmpty();
    assertThat(way.waiting(false)).isEqualTo(8);
  }

  @Test
  void who_goes_together_waits_for_some_places_while_others_of_the_company_will_be_done() {
    full();
    for (var n = 1; n <= 5; n++) join(TOGETHER, "1:" + n);
    for (var left = 1; left < 4; left++) {
      way.leave(TOGETHER);
      assertThat(next()).isEmpty();
    }

    way.leave(TOGETHER);

    assertThat(next()).isEqualTo("1:1:2:3:4");
  }

  @Test
  void who_goes_together_takes_any_place_where_others_have_all_those_of_the_company() {
    way.enter(new Job(CLINIC, ""), PLACES);
    way.enter(new Job(new Kind("mail", 3, false), ""), PLACES);
    for (var n = 1; n <= 5; n++) join(TOGETHER, "1:" + n);
    assertThat(next()).isEmpty();

    way.leave(CLINIC);

    assertThat(next()).isEqualTo("1:1");
  }

  @Test
  void as_many_places_are_kept_for_those_called_together() {
    for (var n = 1; n <= 8; n++) join(TOGETHER, "1:" + n);
    var called = way.next().orElseThrow();
    for (var n = 0; n < 6; n++) join(CAFE, "other" + n);
    for (var n = 0; n < 4; n++) assertThat(next()).isEqualTo("other" + n);
    assertThat(next()).isEmpty();

    assertThat(way.enter(called.job(), 8)).isEqualTo(8);
  }

  private void full() {
    way.enter(new Job(CAFE, ""), PLACES);
  }

  private void join(Kind kind, String name) {
    way.join(new Job(kind, name));
  }

  private String next() {
    return way.next().map(it -> it.job().name()).orElse("");
  }
}
