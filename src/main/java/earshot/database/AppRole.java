package earshot.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The role the server works as. It owns nothing and cannot bypass row-level security, whoever the
/// login is. Roles belong to the cluster, not to the database, so each start makes sure of it: the
/// database may have come here from a backup.
final class AppRole {

  static final String NAME = "earshot_app";
  static final String SET = "set role " + NAME;

  private static final String EXISTS = "select to_regrole('" + NAME + "')::text";
  private static final String TOO_MIGHTY =
      "select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)";

  private static final String WITHOUT_RIGHTS =
      "select 'lost' where not has_table_privilege('%s', to_regclass('public.company'), 'select')"
          .formatted(NAME);

  private AppRole() {}

  /// Makes the role where it is missing, and lets the login work as it. The connection works as it
  /// afterwards.
  static void ensure(Connection connection) throws SQLException {
    String create = "create role " + NAME;
    String grant = "grant " + NAME + " to " + ask(connection, "select quote_ident(current_user)");
    if (!succeeds(connection, SET)) {
      // Only the outcome counts: another database of the cluster may be doing the same just now.
      succeeds(connection, create);
      succeeds(connection, grant);
    }
    if (!succeeds(connection, SET)) {
      boolean exists = ask(connection, EXISTS) != null;
      throw administratorMustRun(exists ? grant : create + "; " + grant);
    }
    if (ask(connection, TOO_MIGHTY) != null) {
      throw administratorMustRun("alter role " + NAME + " nosuperuser nobypassrls");
    }
  }

  /// Those of a restored database are lost where the role was not there yet.
  static void requireRights(Connection connection) throws SQLException {
    if (ask(connection, WITHOUT_RIGHTS) != null)
      throw new CannotStart(
          "spring.datasource.url: this database was restored without the rights of "
              + NAME
              + "; run create role "
              + NAME
              + " first and restore it again, as docs/scaling.md says");
  }

  private static CannotStart administratorMustRun(String statement) {
    return new CannotStart("spring.datasource.username: an administrator must run: " + statement);
  }

  private static boolean succeeds(Connection connection, String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
      return true;
    } catch (SQLException refused) {
      return false;
    }
  }

  private static @Nullable String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(sql)) {
      return answer.next() ? answer.getString(1) : null;
    }
  }
}
