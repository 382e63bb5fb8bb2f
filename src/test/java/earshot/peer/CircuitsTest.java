package earshot.peer;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.TestClock;
import earshot.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A server that does not answer is left alone, and tried again by itself.
@NullMarked
@EarshotTest
class CircuitsTest {

  @Autowired private Circuits circuits;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;

  private final String peer = "mail by " + UUID.randomUUID();

  @BeforeEach
  void at_noon() {
    clock.set(Instant.parse("2026-06-01T12:00:00Z"));
  }

  @Test
  void a_few_failures_leave_it_closed() {
    fail(Circuits.FAILURES - 1);

    assertThat(circuits.mustWait(peer)).isEmpty();
    assertThat(circuits.find(peer)).hasValueSatisfying(it -> assertThat(it.isOpen()).isFalse());
  }

  @Test
  void a_good_answer_in_between_counts_them_anew() {
    fail(Circuits.FAILURES - 1);
    circuits.answered(peer);
    fail(Circuits.FAILURES - 1);

    assertThat(circuits.mustWait(peer)).isEmpty();
  }

  @Test
  void failures_in_a_row_open_it_and_it_says_why() {
    fail(Circuits.FAILURES);

    assertThat(circuits.mustWait(peer).orElseThrow())
        .isBetween(clock.instant().plusSeconds(10), clock.instant().plusSeconds(12));
    assertThat(circuits.find(peer).orElseThrow().reason()).isEqualTo("It is down");
    assertThat(circuits.mustWait("another")).isEmpty();
  }

  @Test
  void when_its_time_is_up_one_alone_tries_and_success_closes_it() {
    fail(Circuits.FAILURES);
    clock.advance(Duration.ofSeconds(25));

    var tries = Together.times(8, () -> circuits.mustWait(peer));

    assertThat(tries.stream().filter(Optional::isEmpty)).hasSize(1);
    assertThat(circuits.mustWait(peer)).isPresent();
    circuits.answered(peer);
    assertThat(circuits.mustWait(peer)).isEmpty();
    assertThat(circuits.find(peer)).isEmpty();
  }

  /// Many attempts were under way when it went away; none of them says how long it stays away.
  @Test
  void however_many_fail_it_is_tried_again_as_soon() {
    fail(Circuits.FAILURES + 20);

    assertThat(circuits.mustWait(peer).orElseThrow()).isBefore(clock.instant().plusSeconds(13));
  }

  @Test
  void a_try_that_never_ends_is_followed_by_another() {
    fail(Circuits.FAILURES);
    clock.advance(Duration.ofSeconds(25));
    assertThat(circuits.mustWait(peer)).isEmpty();

    clock.advance(Duration.ofSeconds(16));

    assertThat(circuits.mustWait(peer)).isEmpty();
  }

  @Test
  void one_that_was_opened_while_the_clock_was_a_day_ahead_is_over_once_it_is_right() {
    clock.advance(Duration.ofDays(1));
    fail(Circuits.FAILURES);
    clock.advance(Duration.ofDays(-1));

    assertThat(circuits.mustWait(peer)).isEmpty();
    assertThat(circuits.mustWait(peer)).isPresent();
    clock.advance(Duration.ofSeconds(16));
    assertThat(circuits.mustWait(peer)).isEmpty();
  }

  @Test
  void one_that_a_node_a_minute_ahead_has_opened_is_open_for_the_other_and_not_for_ever() {
    clock.advance(Duration.ofMinutes(1));
    fail(Circuits.FAILURES);
    clock.advance(Duration.ofMinutes(-1));
    assertThat(circuits.mustWait(peer)).isPresent();

    clock.advance(Duration.ofSeconds(75));

    assertThat(circuits.mustWait(peer)).isEmpty();
  }

  @Test
  void a_turn_that_was_given_while_the_databases_clock_was_ahead_is_over_once_it_is_right() {
    var pace = new Pace(sql);
    pace.waitForTurn(peer, 20);
    sql.sql("update peer_slot set next_at = next_at + interval '1 day' where peer = :peer")
        .param("peer", peer)
        .update();

    pace.waitForTurn(peer, 20);

    assertThat(
            sql.sql("select next_at < now() + interval '1 s' from peer_slot where peer = :peer")
                .param("peer", peer)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void two_nodes_together_hand_over_no_faster_than_the_pace() {
    var begun = System.nanoTime();

    Together.times(
        8,
        () -> {
          new Pace(sql).waitForTurn(peer, 20);
          return peer;
        });

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(350));
  }

  private void fail(int times) {
    for (var i = 0; i < times; i++) circuits.failed(peer, "It is down");
  }
}
