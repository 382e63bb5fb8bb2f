package earshot.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The connection that listens. It stands outside the pool, because it is never given back.
@Component
class NotifyConnection {

  private static final String CHANNEL = "earshot_live";
  private static final int WAIT_MILLIS = 10_000;

  private final JdbcConnectionDetails details;
  private final JdbcClient sql;
  private @Nullable Connection listening;

  NotifyConnection(JdbcConnectionDetails details, JdbcClient sql) {
    this.details = details;
    this.sql = sql;
  }

  void send(String text) {
    sql.sql("select pg_notify(:channel, :text)::text")
        .param("channel", CHANNEL)
        .param("text", text)
        .query(String.class)
        .optional();
  }

  /// Waits for notifications; connects first where there is no connection, or none that works.
  PGNotification[] await() throws SQLException {
    try {
      var found = connection().unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
      return found == null ? new PGNotification[0] : found;
    } catch (SQLException broken) {
      close(); // its driver does not call a broken connection closed
      throw broken;
    }
  }

  synchronized void close() {
    try {
      if (listening != null) listening.close();
    } catch (SQLException alreadyGone) {
      // there is nothing left to close
    }
    listening = null;
  }

  private synchronized Connection connection() throws SQLException {
    if (listening != null && !listening.isClosed()) return listening;
    listening =
        DriverManager.getConnection(
            details.getJdbcUrl(), details.getUsername(), details.getPassword());
    try (var statement = listening.createStatement()) {
      statement.execute("listen " + CHANNEL);
    }
    return listening;
  }
}
