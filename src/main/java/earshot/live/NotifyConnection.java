package earshot.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// PostgreSQL's LISTEN and NOTIFY. The connection that listens stands outside the pool, because it
/// is never given back. Nothing is sent inside a transaction that stores something: NOTIFY makes
/// commits wait for one another.
@Component
@Order(2)
class NotifyConnection implements Line {

  private static final String CHANNEL = "earshot_live";
  private static final int WAIT_MILLIS = 10_000;
  private static final int ANSWER_SECONDS = 5;

  private final JdbcConnectionDetails details;
  private final JdbcClient sql;
  private @Nullable Connection listening;

  NotifyConnection(JdbcConnectionDetails details, JdbcClient sql) {
    this.details = details;
    this.sql = sql;
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public void send(String text) {
    sql.sql("select pg_notify(:channel, :text)::text")
        .param("channel", CHANNEL)
        .param("text", text)
        .query(String.class)
        .optional();
  }

  @Override
  public void listen(Runnable begun, Consumer<String> heard) throws SQLException {
    var connection = connect();
    try (connection) {
      begun.run();
      while (!connection.isClosed()) await(connection, heard);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (listening != null) listening.close();
    } catch (SQLException alreadyGone) {
      // there is nothing left to close
    }
  }

  private synchronized Connection connect() throws SQLException {
    listening =
        DriverManager.getConnection(
            details.getJdbcUrl(), details.getUsername(), details.getPassword());
    try (var statement = listening.createStatement()) {
      statement.execute("listen " + CHANNEL);
    }
    return listening;
  }

  /// A server that vanished sends nothing either: after silence it is asked whether it is there.
  private static void await(Connection connection, Consumer<String> heard) throws SQLException {
    var found = connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
    if (found != null) for (var notification : found) heard.accept(notification.getParameter());
    else if (!connection.isValid(ANSWER_SECONDS)) throw new SQLException("it does not answer");
  }
}
