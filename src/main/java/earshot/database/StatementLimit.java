package earshot.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.web.context.request.RequestContextHolder;

/// How long PostgreSQL may say nothing to a statement. It ends by itself what takes longer; where
/// it cannot, as it hangs or is gone, the driver gives the connection up a little later.
///
/// @param millis until the driver does; 0 for never
record StatementLimit(int millis) {

  /// The first statement of a transaction, which waits for nothing.
  static final StatementLimit BEGIN = new StatementLimit(5_000);

  /// One that goes through a large table, see [LongStatements].
  static final StatementLimit LONG = new StatementLimit(120_000);

  /// A browser waits for 15 s.
  private static final StatementLimit REQUEST = new StatementLimit(13_000);

  private static final int SOONER = 1_000;

  /// That of a transaction which begins now: what the connection was configured with, and less
  /// where somebody waits for the answer.
  static StatementLimit of(Connection connection) throws SQLException {
    var configured = on(connection);
    return RequestContextHolder.getRequestAttributes() == null || configured.isBelow(REQUEST)
        ? configured
        : REQUEST;
  }

  static StatementLimit on(Connection connection) throws SQLException {
    return new StatementLimit(connection.getNetworkTimeout());
  }

  boolean isBelow(StatementLimit other) {
    return millis != 0 && (other.millis == 0 || millis < other.millis);
  }

  /// For the driver.
  void setOn(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, millis);
  }

  /// For PostgreSQL's `statement_timeout`.
  String setting() {
    return Integer.toString(Math.max(millis / 2, millis - SOONER));
  }
}
