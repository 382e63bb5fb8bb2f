package earshot.live;

import earshot.database.OwnConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
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

  private final OwnConnection own;
  private final JdbcClient sql;
  private volatile @Nullable Connection listening;

  NotifyConnection(OwnConnection own, JdbcClient sql) {
    this.own = own;
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
    try (var connection = own.open()) {
      listening = connection;
      try (var statement = connection.createStatement()) {
        statement.execute("listen " + CHANNEL);
      }
      begun.run();
      while (!connection.isClosed()) await(connection, heard);
    }
  }

  /// One that is only just being made ends by what it finds when it has begun.
  @Override
  public void close() {
    var connection = listening;
    try {
      if (connection != null) connection.close();
    } catch (SQLException alreadyGone) {
      // there is nothing left to close
    }
  }

  /// A server that vanished sends nothing either: after silence it is asked whether it is there.
  private static void await(Connection connection, Consumer<String> heard) throws SQLException {
    var found = connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
    if (found != null) for (var notification : found) heard.accept(notification.getParameter());
    else if (!connection.isValid(ANSWER_SECONDS)) throw new SQLException("it does not answer");
  }
}
