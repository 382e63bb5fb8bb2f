package earshot.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// What must hold of a PostgreSQL before the migrations run: it can be reached, it is new enough,
/// the login may create tables, and the application's role exists.
final class DatabaseCheck {

  private static final int OLDEST = 15;

  private final JdbcConnectionDetails database;
  private final DriverSettings settings;

  private DatabaseCheck(JdbcConnectionDetails database, DriverSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  static void of(JdbcConnectionDetails database, DriverSettings settings) {
    new DatabaseCheck(database, settings).run();
  }

  private void run() {
    requirePostgresUrl();
    try (Connection connection =
        DriverManager.getConnection(database.getJdbcUrl(), settings.of(database))) {
      requireVersion(connection.getMetaData().getDatabaseMajorVersion());
      requireCreate(connection);
      AppRole.ensure(connection);
      AppRole.requireRights(connection);
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  private void requirePostgresUrl() {
    try {
      DriverManager.getDriver(database.getJdbcUrl());
    } catch (SQLException e) {
      throw new CannotStart(
          "spring.datasource.url: must look like jdbc:postgresql://host:5432/earshot", e);
    }
  }

  static void requireVersion(int major) {
    if (major < OLDEST) {
      throw new CannotStart(
          "spring.datasource.url: PostgreSQL %d is too old, Earshot needs %d or newer"
              .formatted(major, OLDEST));
    }
  }

  private static void requireCreate(Connection connection) throws SQLException {
    String ask = "select has_schema_privilege('public', 'create'), quote_ident(current_user)";
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(ask)) {
      answer.next();
      if (!answer.getBoolean(1)) {
        throw new CannotStart(
            "spring.datasource.username: an administrator must run: grant create on schema public to %s"
                .formatted(answer.getString(2)));
      }
    }
  }

  private CannotStart refusal(SQLException e) {
    String user = database.getUsername();
    return new CannotStart(
        switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
          case "28P01", "08004" ->
              "spring.datasource.password: PostgreSQL at %s refused the password of user \"%s\""
                  .formatted(address(), user);
          case "28000" ->
              "spring.datasource.username: PostgreSQL at %s does not let user \"%s\" in"
                  .formatted(address(), user);
          case "3D000" -> "spring.datasource.url: there is no such database at " + address();
          default ->
              "spring.datasource.url: no PostgreSQL answers at %s (%s)"
                  .formatted(
                      address(), Objects.toString(e.getMessage()).replaceFirst("(?s)\\. .*", ""));
        },
        e);
  }

  // Without parameters: the URL may carry a password.
  private String address() {
    return database
        .getJdbcUrl()
        .replaceFirst("jdbc:postgresql:(//)?", "")
        .replaceFirst("\\?.*", "");
  }
}
