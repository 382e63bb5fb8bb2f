package earshot.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/// Begins each transaction by telling PostgreSQL the current company and lookup key, which
/// row-level security goes by. The one place that does, and only until the transaction ends.
final class CompanyTransactionManager extends JdbcTransactionManager {

  // Nobody waits long behind the transactions of a node that stands still.
  private static final String CONTEXT =
      "select set_config('earshot.company_id', ?, true), set_config('earshot.lookup', ?, true),"
          + " set_config('lock_timeout', '10s', true), set_config('statement_timeout', ?, true)";
  private static final String CONTEXT_AND_PLANS =
      CONTEXT + ", set_config('plan_cache_mode', 'force_generic_plan', true)";

  CompanyTransactionManager(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    try {
      tellContext(
          ((JdbcTransactionObjectSupport) transaction).getConnectionHolder().getConnection(),
          KeptPlans.areWantedBy(definition) ? CONTEXT_AND_PLANS : CONTEXT);
    } catch (SQLException e) {
      // Spring cleans up only after a begin that succeeded.
      doCleanupAfterCompletion(transaction);
      throw new CannotCreateTransactionException("Could not set the company", e);
    }
  }

  private static void tellContext(Connection connection, String context) throws SQLException {
    var limit = StatementLimit.of(connection);
    if (StatementLimit.BEGIN.isBelow(limit)) StatementLimit.BEGIN.setOn(connection);
    try (var statement = connection.prepareStatement(context)) {
      statement.setString(1, Objects.toString(CurrentCompany.id(), ""));
      statement.setString(2, Objects.requireNonNullElse(Lookup.key(), ""));
      statement.setString(3, limit.setting());
      statement.execute();
    }
    limit.setOn(connection);
  }
}
