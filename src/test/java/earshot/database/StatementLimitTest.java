package earshot.database;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// How long PostgreSQL is waited for, and by whom.
@NullMarked
@EarshotTest
class StatementLimitTest {

  @Autowired private JdbcOperations sql;
  @Autowired private TransactionOperations transaction;
  @Autowired private LongStatements longStatements;

  /// @param server by what PostgreSQL goes
  /// @param driver and what the driver does, in milliseconds
  private record Limits(String server, int driver) {}

  @AfterEach
  void nobody_asks_any_more() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void a_job_waits_for_less_than_it_takes_until_sending_must_go_on() {
    assertThat(inTransaction(() -> {})).isEqualTo(new Limits("19s", 20_000));
  }

  @Test
  void a_request_waits_for_less_than_a_browser() {
    somebodyAsks();

    assertThat(inTransaction(() -> {})).isEqualTo(new Limits("12s", 13_000));
  }

  @Test
  void what_goes_through_large_tables_may_take_longer_until_its_transaction_ends() {
    assertThat(inTransaction(longStatements::allow)).isEqualTo(new Limits("119s", 120_000));
    assertThat(inTransaction(() -> {})).isEqualTo(new Limits("19s", 20_000));

    somebodyAsks();
    assertThat(inTransaction(longStatements::allow)).isEqualTo(new Limits("119s", 120_000));
  }

  @Test
  void a_connection_outside_of_a_transaction_has_the_drivers_own() {
    inTransaction(longStatements::allow);

    assertThat(sql.execute((Connection connection) -> limits(connection)))
        .isEqualTo(new Limits("0", 20_000));
  }

  private Limits inTransaction(Runnable first) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          first.run();
          return sql.execute((Connection connection) -> limits(connection));
        }));
  }

  private static Limits limits(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var shown = statement.executeQuery("select current_setting('statement_timeout')")) {
      shown.next();
      return new Limits(shown.getString(1), connection.getNetworkTimeout());
    }
  }

  private static void somebodyAsks() {
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));
  }
}
