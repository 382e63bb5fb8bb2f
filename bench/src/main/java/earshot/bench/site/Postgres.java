package earshot.bench.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL of the machine's own version under `target/bench`, which stays with its data from
/// run to run. `fsync` and `synchronous_commit` are on, as they are by default.
public final class Postgres implements AutoCloseable {

  static final String OWNER = "earshot";

  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      shared_buffers = '1GB'
      max_wal_size = '4GB'
      shared_preload_libraries = 'pg_stat_statements'
      """;

  private final Path place;
  private final int port = Ports.free();

  public Postgres(Path place) {
    this.place = place.toAbsolutePath();
    make();
    if (control("status").succeeds()) control("stop", "--mode=fast").run();
    control("start", "--wait", "--log", log(), "--options=-p " + port).run();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> control("stop", "--mode=fast").succeeds()));
  }

  public int port() {
    return port;
  }

  /// As the superuser.
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), OWNER, "any");
  }

  public void execute(String database, String sql) {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// The one number a query of the superuser gives, past row-level security.
  public long number(String database, String sql) {
    return numbers(database, sql).getFirst();
  }

  public List<Long> numbers(String database, String sql) {
    try (var connection = connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<Long>();
      while (rows.next()) found.add(rows.getLong(1));
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public String text(String database, String sql) {
    try (var connection = connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// What psql says to that file.
  ///
  /// @param variables names and values in turn
  public String file(String database, Path sql, String... variables) {
    var words = new ArrayList<>(List.of("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"));
    for (var n = 0; n < variables.length; n += 2)
      words.add("--set=" + variables[n] + "=" + variables[n + 1]);
    words.add("--file=" + sql);
    return client("psql", database, words).run();
  }

  Command client(String program, String database, List<String> words) {
    var all = new ArrayList<>(List.of("--host=127.0.0.1", "--port=" + port, "--username=" + OWNER));
    all.addAll(words);
    all.add(database);
    return Command.postgres(program, all.toArray(String[]::new));
  }

  private void make() {
    if (Files.exists(place.resolve("PG_VERSION"))) return;
    try {
      Files.createDirectories(place);
      if (Command.isRoot()) Command.of("chown", "postgres", place.toString()).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Command.postgres(
            "initdb",
            "--pgdata",
            place.toString(),
            "--username=" + OWNER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8")
        .asPostgres()
        .run();
    Command.of("sh", "-c", "cat >>" + place + "/postgresql.conf <<'END'\n" + SETTINGS + "END")
        .asPostgres()
        .run();
  }

  private Command control(String what, String... more) {
    var words = new ArrayList<>(List.of(what, "--pgdata", place.toString()));
    words.addAll(List.of(more));
    return Command.postgres("pg_ctl", words.toArray(String[]::new)).asPostgres();
  }

  private String log() {
    return place.resolve("bench.log").toString();
  }

  @Override
  public void close() {
    control("stop", "--mode=fast").run();
  }
}
