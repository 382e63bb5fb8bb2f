package earshot.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;

/// One PostgreSQL under `target/` for all tests of a process, with an empty database at its start.
/// Servers under test meet it as an external one, with a superuser as the login.
@NullMarked
@Order(0)
public final class TestDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /// Which of the processes that share the run's tests this is.
  private static final String FORK = System.getProperty("earshot.test.fork", "1");

  private static final EmbeddedDatabase POSTGRES = start();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    use(url(), context);
  }

  /// A database beside it in the same PostgreSQL, for the server with the demo company.
  @Order(0)
  public static final class ForJourneys
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      run(
          POSTGRES.getJdbcUrl(),
          POSTGRES,
          "drop database if exists journeys with (force)",
          "create database journeys");
      use(POSTGRES.getJdbcUrl().replaceFirst("/earshot$", "/journeys"), context);
    }
  }

  private static void use(String url, ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "spring.datasource.url=" + url,
            "spring.datasource.username=" + username(),
            "spring.datasource.password=" + password())
        .applyTo(context);
  }

  public static String url() {
    return POSTGRES.getJdbcUrl().replaceFirst("/earshot$", "/test");
  }

  public static String username() {
    return POSTGRES.getUsername();
  }

  public static String password() {
    return POSTGRES.getPassword();
  }

  /// A connection of the superuser.
  public static Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), username(), password());
  }

  /// Runs the statements as the superuser, who sees the rows of all companies.
  public static void administer(String... statements) {
    run(url(), POSTGRES, statements);
  }

  private static EmbeddedDatabase start() {
    var postgres = EmbeddedDatabase.start(Path.of("target/postgresql-" + FORK));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
    run(
        postgres.getJdbcUrl(),
        postgres,
        "drop database if exists test with (force)",
        "create database test");
    return postgres;
  }

  private static void run(String url, EmbeddedDatabase login, String... statements) {
    try (var connection =
            DriverManager.getConnection(url, login.getUsername(), login.getPassword());
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stop(EmbeddedDatabase postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
