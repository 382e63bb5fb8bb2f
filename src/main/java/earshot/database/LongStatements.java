package earshot.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets the statements of a transaction take two minutes each: those that go through a large table
/// or do thousands of rows at once.
@Component
public class LongStatements {

  private final JdbcOperations sql;

  LongStatements(JdbcOperations sql) {
    this.sql = sql;
  }

  /// For the current transaction, from now on.
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public void allow() {
    sql.execute((Connection connection) -> allow(connection));
  }

  private static @Nullable Void allow(Connection connection) throws SQLException {
    if (StatementLimit.on(connection).isBelow(StatementLimit.LONG)) {
      try (var statement = connection.createStatement()) {
        statement.execute("set local statement_timeout = " + StatementLimit.LONG.setting());
      }
      StatementLimit.LONG.setOn(connection);
    }
    return null;
  }
}
