package earshot.live;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.database.CurrentCompany;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Who was here while the clock was a day ahead.
@NullMarked
@EarshotTest
class PresenceTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");

  @Autowired private SmallCompany cafe;
  @Autowired private Presence presence;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionOperations transaction;
  @Autowired private TestClock clock;

  @BeforeEach
  void tom_and_jamal_were_here_tomorrow() {
    clock.set(NOON.plus(Duration.ofDays(1)));
    here();
    clock.set(NOON);
  }

  @Test
  void whoever_only_that_clock_has_seen_was_not_seen() {
    assertThat(lastSeen()).isEmpty();
  }

  @Test
  void whoever_is_here_is_seen_now_once_it_is_right() {
    here();

    assertThat(lastSeen()).hasValue(NOON);
    assertThat(jamalSeen()).isEqualTo(NOON);
  }

  @Test
  void whoever_a_node_a_minute_ahead_has_seen_was_seen() {
    clock.set(NOON.plusSeconds(60));
    here();
    clock.set(NOON);

    assertThat(lastSeen()).hasValue(NOON.plusSeconds(60));
  }

  private void here() {
    CurrentCompany.run(
        cafe.id,
        () -> {
          presence.seen(List.of(cafe.tom.id()));
          presence.applicantsSeen(List.of(cafe.jamal));
        });
  }

  private Optional<Instant> lastSeen() {
    return cafe.in(() -> presence.lastSeen(cafe.tom.id()));
  }

  private Instant jamalSeen() {
    return cafe.in(() ->
        transaction.execute(_ ->
            sql.sql("select seen_at from applicant_presence where applicant_id = :id")
                .param("id", cafe.jamal)
                .query(Timestamp.class)
                .single()
                .toInstant()));
  }
}
