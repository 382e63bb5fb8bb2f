package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// A bulk message of one company on its way through a paced channel, and a scheduler that looks
/// every second and when a place becomes free; all of it by a clock that is set.
@NullMarked
class FullLaneTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");
  private static final int MAILS = 500;
  private static final int PER_SECOND = 14;
  private static final Duration ANSWER = Duration.ofMillis(50);
  private static final int CAFE = 1;

  private record Job(Instant at, Instant since) {}

  private final TestClock clock = new TestClock();
  private final Way way = new Way(clock, () -> lookAt(clock.instant()));
  private final Queue<Instant> due = new PriorityQueue<>();
  private final Queue<Instant> looks = new PriorityQueue<>();
  private final Queue<Job> inHand = new PriorityQueue<>(Comparator.comparing(Job::at));
  private Instant pace = NOON;
  private int turnedAway;

  @Test
  void many_go_about_as_fast_as_the_other_side_takes_them() {
    clock.set(NOON);
    for (var i = 0; i < MAILS; i++) due.add(NOON);

    var done = send();

    assertThat(Duration.between(NOON, done))
        .isBetween(Duration.ofSeconds(35), Duration.ofSeconds(42));
    assertThat(turnedAway).isLessThan(8 * MAILS);
  }

  @Test
  void one_that_comes_when_all_are_gone_does_not_wait_for_them() {
    clock.set(NOON);
    for (var i = 0; i < MAILS; i++) due.add(NOON);
    assertThat(send()).isAfter(NOON);
    clock.advance(Duration.ofMinutes(1));

    while (way.enter(CAFE, true).isPresent()) {}

    assertThat(way.nextTurn(CAFE, true)).isLessThan(Duration.ofSeconds(1));
  }

  private Instant send() {
    lookAt(NOON);
    while (!due.isEmpty() || !inHand.isEmpty()) {
      var leaves = inHand.peek();
      var look = looks.peek();
      if (leaves != null && (look == null || leaves.at().isBefore(look))) leave(inHand.remove());
      else look(looks.remove());
    }
    return clock.instant();
  }

  private void leave(Job job) {
    clock.set(job.at());
    way.leave(CAFE, true, job.since());
  }

  private void lookAt(Instant time) {
    looks.add(time);
  }

  private void look(Instant time) {
    clock.set(time);
    if (looks.isEmpty()) lookAt(time.plusSeconds(1));
    var found = new ArrayList<Instant>();
    while (!due.isEmpty() && !due.peek().isAfter(time)) found.add(due.remove());
    found.forEach(_ -> begin());
  }

  private void begin() {
    var entered = way.enter(CAFE, true);
    if (entered.isEmpty()) {
      turnedAway++;
      due.add(clock.instant().plus(way.nextTurn(CAFE, true)));
      return;
    }
    pace = (pace.isBefore(clock.instant()) ? clock.instant() : pace);
    pace = pace.plusMillis(1_000 / PER_SECOND);
    inHand.add(new Job(pace.plus(ANSWER), entered.get()));
  }
}
