package earshot.api;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.company.PersonName;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
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

  @Test
  void what_a_key_asks_of_one_node_is_used_up_on_the_other() {
    clock.set(clock.instant());
    var here = node();
    var there = node();
    var wanted = new NewApiKey(new PersonName("Till"), Scope.READ, Set.of());
    var made = cafe.in(() -> keys.make(cafe.maria, wanted));
    var caller = keys.caller(made.secret()).orElseThrow();

    for (var n = 0; n < PER_MINUTE; n++)
      assertThat((n % 3 == 0 ? here : there).take(caller).isOver()).as("request %d", n).isFalse();

    assertThat(here.take(caller).isOver()).isTrue();
    assertThat(there.take(caller).isOver()).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(there.take(caller).isOver()).isFalse();
    assertThat(there.take(caller).isOver()).isFalse();
    assertThat(here.take(caller).isOver()).isTrue();
  }

  private ApiRate node() {
    return new ApiRate(sql, transaction, new ApiSettings(PER_MINUTE), clock);
  }
}
