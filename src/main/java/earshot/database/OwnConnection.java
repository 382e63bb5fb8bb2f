package earshot.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/// Connections outside the pool, for what keeps one for good (`LISTEN`). They work in the server's
/// role and without a company; whoever opens one closes it.
@Component
public final class OwnConnection {

  private final JdbcConnectionDetails database;

  OwnConnection(JdbcConnectionDetails database) {
    this.database = database;
  }

  public Connection open() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            database.getJdbcUrl(), database.getUsername(), database.getPassword());
    try (var statement = connection.createStatement()) {
      statement.execute(AppRole.SET);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }
}
