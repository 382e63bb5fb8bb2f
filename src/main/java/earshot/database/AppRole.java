package earshot.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The role the server works as. It owns nothing and cannot bypass row-level security, whoever the
/// login is. Roles belong to the cluster, not to the database, so each start makes sure of it: the
/// database may have come here from a backup.
final class AppRole {

  static final String NAME = "earshot_app";
  static final String SET = "set role " + NAME;

  private AppRole() {}

  static void ensure(Connection connection) throws SQLException {
    List<String> remedy =
        List.of("create role " + NAME, "grant " + NAME + " to " + login(connection));
    if (!succeeds(connection, SET)) {
      // Only the outcome counts: another database of the cluster may be doing the same at this
      // moment.
      remedy.forEach(statement -> succeeds(connection, statement));
    }
    if (!succeeds(connection, SET)) {
      throw new CannotStart(
          "spring.datasource.username: an administrator must run: " + String.join("; ", remedy));
    }
    requirePowerless(connection);
    succeeds(connection, "reset role");
  }

  private static void requirePowerless(Connection connection) throws SQLException {
    String ask = "select from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)";
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(ask)) {
      if (answer.next()) {
        throw new CannotStart(
            "spring.datasource.username: an administrator must run: alter role %s nosuperuser nobypassrls"
                .formatted(NAME));
      }
    }
  }

  private static String login(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery("select quote_ident(current_user)")) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static boolean succeeds(Connection connection, String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
      return true;
    } catch (SQLException refused) {
      return false;
    }
  }
}
