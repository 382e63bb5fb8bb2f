package earshot.database;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// A node that stands still in the middle of a transaction, as a frozen machine does.
@NullMarked
@EarshotTest
class StandingStillTest {

  @Autowired private JdbcClient sql;
  @Autowired private TransactionOperations transaction;

  @Test
  void keeps_its_locks_for_seconds_only_and_nobody_waits_long_for_them() {
    var settings =
        transaction.execute(_ ->
            sql.sql(
                    """
                    select current_setting('idle_in_transaction_session_timeout')
                      || ' ' || current_setting('lock_timeout')
                    """)
                .query((row, _) -> row.getString(1))
                .single());

    assertThat(settings).isEqualTo("5s 10s");
  }
}
