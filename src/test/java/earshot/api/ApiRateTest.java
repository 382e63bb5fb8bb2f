package earshot.api;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.Together;
import earshot.api.ApiKeys.Caller;
import earshot.company.PersonName;
import earshot.database.CurrentCompany;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Two nodes that count on one database.
@NullMarked
@EarshotTest
class ApiRateTest {

  /// Two for each second, so that a node takes two at once.
  private static final int PER_MINUTE = 120;

  @Autowired private SmallCompany cafe;
  @Autowired private ApiKeys keys;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionOperations transaction;
  @Autowired private TestClock clock;

  private Caller caller;

  @BeforeEach
  void a_key() {
    var wanted = new NewApiKey(new PersonName("Till"), Scope.READ, Set.of());
    var made = cafe.in(() -> keys.make(cafe.maria, wanted));
    caller = keys.caller(made.secret()).orElseThrow();
  }

  @Test
  void what_a_key_asks_of_one_node_is_used_up_on_the_other() {
    var here = node(clock);
    var there = node(clock);

    atOneMoment(() -> {
      for (var n = 0; n < PER_MINUTE; n++)
        assertThat((n % 3 == 0 ? here : there).take(caller).isOver()).as("request %d", n).isFalse();
      assertThat(here.take(caller).isOver()).isTrue();
      assertThat(there.take(caller).isOver()).isTrue();
      storedTimesMoveBy(Duration.ofSeconds(-1));
      assertThat(there.take(caller).isOver()).isFalse();
      assertThat(there.take(caller).isOver()).isFalse();
      assertThat(here.take(caller).isOver()).isTrue();
      assertThat(here.take(caller).pause()).isEqualTo(Duration.ofSeconds(1).dividedBy(2));
    });
  }

  @Test
  void many_that_ask_at_once_are_dealt_one_share() {
    var many = new ApiRate(sql, transaction, new ApiSettings(6000), clock);

    var dealt = Together.times(100, () -> many.take(caller));

    assertThat(dealt).noneMatch(ApiRate.Left::isOver);
    assertThat(dealt.stream().mapToLong(ApiRate.Left::requests).min()).hasValue(5900);
  }

  @Test
  void what_was_used_up_while_the_databases_clock_was_an_hour_ahead_is_free_once_it_is_right() {
    var node = node(clock);
    atOneMoment(() -> {
      for (var n = 0; n < PER_MINUTE; n++) node.take(caller);
      assertThat(node.take(caller).isOver()).isTrue();
    });

    atOneMoment(() -> {
      storedTimesMoveBy(Duration.ofHours(1));
      for (var n = 0; n < PER_MINUTE; n++)
        assertThat(node.take(caller).isOver()).as("request %d", n).isFalse();
      assertThat(node.take(caller).isOver()).isTrue();
    });
  }

  @Test
  void a_node_whose_clock_is_ahead_takes_nothing_from_the_other() {
    var ahead = node(Clock.offset(clock, Duration.ofMinutes(2)));
    var right = node(clock);

    atOneMoment(() -> {
      for (var n = 0; n < PER_MINUTE; n++)
        assertThat((n % 4 < 2 ? ahead : right).take(caller).isOver()).as("request %d", n).isFalse();
      assertThat(ahead.take(caller).isOver()).isTrue();
      assertThat(right.take(caller).isOver()).isTrue();
    });
  }

  /// For the database time stands still within a transaction.
  private void atOneMoment(Runnable work) {
    CurrentCompany.run(cafe.id, () -> transaction.executeWithoutResult(_ -> work.run()));
  }

  private void storedTimesMoveBy(Duration time) {
    sql.sql("update api_rate set free_at = free_at + :seconds * interval '1 second'")
        .param("seconds", time.toSeconds())
        .update();
  }

  private ApiRate node(Clock clock) {
    return new ApiRate(sql, transaction, new ApiSettings(PER_MINUTE), clock);
  }
}
