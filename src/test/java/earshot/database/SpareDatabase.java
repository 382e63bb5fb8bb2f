package earshot.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// One more database in the PostgreSQL of the tests, for servers that share it with no other test.
/// It is asked as the superuser, who sees the rows of all companies, over one connection: tests
/// that wait for a row ask often, and PostgreSQL needs far longer for a new connection than for
/// that.
@NullMarked
public final class SpareDatabase {

  private final String url;
  private @Nullable Connection kept;

  private SpareDatabase(String url) {
    this.url = url;
  }

  public String url() {
    return url;
  }

  /// Empty, whatever a database of that name held before.
  public static SpareDatabase make(String name) {
    TestDatabase.administer(
        "drop database if exists %s with (force)".formatted(name), "create database " + name);
    return new SpareDatabase(TestDatabase.url().replaceFirst("/test$", "/" + name));
  }

  /// These environment variables, and those that have a server use this database.
  public Map<String, String> settings(Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("SPRING_DATASOURCE_URL", url);
    settings.put("SPRING_DATASOURCE_USERNAME", TestDatabase.username());
    settings.put("SPRING_DATASOURCE_PASSWORD", TestDatabase.password());
    return settings;
  }

  /// A connection of the caller's own.
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, TestDatabase.username(), TestDatabase.password());
  }

  public synchronized void execute(String statement) {
    try (var execution = kept().createStatement()) {
      execution.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first column.
  public synchronized List<String> strings(String query) {
    try {
      return strings(kept(), query);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection kept() throws SQLException {
    if (kept == null) kept = connect();
    return kept;
  }

  /// The same of any connection, such as one that keeps a snapshot.
  public static List<String> strings(Connection connection, String query) throws SQLException {
    var found = new ArrayList<String>();
    try (var question = connection.createStatement();
        var rows = question.executeQuery(query)) {
      while (rows.next()) found.add(rows.getString(1));
    }
    return found;
  }

  public List<Long> numbers(String query) {
    return strings(query).stream().map(Long::valueOf).toList();
  }

  /// Of the one row there is.
  public long number(String query) {
    return numbers(query).getFirst();
  }
}
