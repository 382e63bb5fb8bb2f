package earshot.bench.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The peer to beat: ejabberd as Debian packages it, which archives every message (XEP-0313) in the
/// same PostgreSQL.
public final class Ejabberd implements AutoCloseable {

  public static final String PASSWORD = "bench";

  private static final Path PROGRAMS = Path.of("/usr/lib/x86_64-linux-gnu");
  private static final Path TABLES = Path.of("/usr/share/ejabberd/sql/pg.sql");
  private static final String DATABASE = "ejabberd";
  private static final int USERS = 64;

  private static final String SETTINGS =
      """
      hosts: [localhost]
      loglevel: warning
      listen:
        - {port: %d, ip: "127.0.0.1", module: ejabberd_c2s, starttls: false, access: all}
      auth_method: [sql]
      default_db: sql
      sql_type: pgsql
      sql_server: "127.0.0.1"
      sql_port: %d
      sql_database: ejabberd
      sql_username: earshot
      sql_password: any
      modules:
        mod_mam: {default: always, assume_mam_usage: true}
      """;

  private final Process process;
  private final int port;

  private Ejabberd(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Empty where it is not installed.
  static Optional<Ejabberd> start(Path place, Postgres postgres) {
    try {
      var installed = programs();
      if (installed.isEmpty()) return Optional.empty();
      postgres.execute("postgres", "drop database if exists " + DATABASE + " with (force)");
      postgres.execute("postgres", "create database " + DATABASE);
      postgres.file(DATABASE, TABLES);
      postgres.execute(
          DATABASE,
          "insert into users (username, password) select 'user' || n, '%s' from generate_series(0, %d) n"
              .formatted(PASSWORD, USERS - 1));
      return Optional.of(start(place, installed.get(), postgres.port()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(PROGRAMS) || !Files.exists(TABLES)) return Optional.empty();
    try (var all = Files.list(PROGRAMS)) {
      return all.filter(it -> it.getFileName().toString().startsWith("ejabberd-"))
          .map(it -> it.resolve("ebin"))
          .filter(Files::isDirectory)
          .max(Path::compareTo);
    }
  }

  /// Without ejabberdctl, which would start a daemon of Erlang that stays.
  private static Ejabberd start(Path place, Path programs, int database) throws IOException {
    var port = Ports.free();
    Files.createDirectories(place);
    var settings =
        Files.writeString(place.resolve("ejabberd.yml"), SETTINGS.formatted(port, database));
    var builder =
        new ProcessBuilder(
            List.of(
                "erl",
                "+K",
                "true",
                "-noinput",
                "-pa",
                programs.toString(),
                "-mnesia",
                "dir",
                "\"" + place.resolve("spool") + "\"",
                "-s",
                "ejabberd"));
    builder.environment().put("EJABBERD_CONFIG_PATH", settings.toString());
    builder.environment().put("EJABBERD_LOG_PATH", place.resolve("ejabberd.log").toString());
    builder.environment().put("HOME", place.toString());
    var log = place.resolve("out").toFile();
    var process = builder.redirectErrorStream(true).redirectOutput(log).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    for (var n = 0; n < 600 && !Ports.isOpen(port); n++) {
      if (!process.isAlive())
        throw new IOException("ejabberd does not start: " + Files.readString(log.toPath()));
      Node.pause(Duration.ofMillis(100));
    }
    return new Ejabberd(process, port);
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
