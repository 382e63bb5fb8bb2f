package earshot.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Connections outside the pool, for what keeps one for good (`LISTEN`). They work in the server's
/// role and without a company; whoever opens one closes it.
@Component
public final class OwnConnection {

  private final JdbcConnectionDetails database;
  private final DriverSettings settings;

  OwnConnection(JdbcConnectionDetails database, Environment environment) {
    this.database = database;
    this.settings = DriverSettings.in(environment);
  }

  /// Connects within seconds or fails; so does each statement.
  public Connection open() throws SQLException {
    Connection connection =
        DriverManager.getConnection(database.getJdbcUrl(), settings.of(database));
    try (var statement = connection.createStatement()) {
      statement.execute(AppRole.SET);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }
}
