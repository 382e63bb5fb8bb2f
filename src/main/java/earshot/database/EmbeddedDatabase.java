package earshot.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// The server's own PostgreSQL: started with the server, started again should it die and tried
/// again for as long as it does not start, stopped after the connection pool.
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  /// The memory of a killed PostgreSQL is in use for a moment.
  private static final int TOLD_AFTER = 4;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final DataDirectory data;
  private final Cluster cluster;
  private final Postmaster postmaster;
  private final int port;
  private volatile boolean closed;

  private EmbeddedDatabase(DataDirectory data) throws IOException {
    var programs = PostgresPrograms.unpackedIn(data);
    this.data = data;
    this.cluster = Cluster.in(data, programs);
    this.postmaster = new Postmaster(programs, cluster.directory());
    // One left by a killed server holds the port.
    postmaster.stop();
    this.port = port(data);
  }

  /// Returns when the database accepts connections.
  static EmbeddedDatabase start(Path directory) {
    var data = DataDirectory.open(directory);
    try {
      var database = new EmbeddedDatabase(data);
      database.watch(database.postmaster.start(database.port));
      database.createDatabase();
      return database;
    } catch (IOException | SQLException e) {
      throw new CannotStart(
          "earshot.data-dir (EARSHOT_DATA_DIR): " + data.path() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String getJdbcUrl() {
    return url("earshot");
  }

  @Override
  public String getUsername() {
    return Cluster.OWNER;
  }

  @Override
  public String getPassword() {
    return cluster.password();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    // One that is just being started again is not waited for.
    postmaster.stop();
    synchronized (this) {
      postmaster.stop();
      data.close();
    }
  }

  private void watch(ProcessHandle process) {
    var _ = process.onExit().thenRunAsync(this::startAgain, EmbeddedDatabase::apart);
  }

  /// However long it takes: where the disk is full, until there is room.
  private void startAgain() {
    for (int attempt = 1; !closed; attempt++) {
      var started = tryToStart();
      if (started.isPresent()) {
        log.warn("PostgreSQL had ended and was started again");
        watch(started.get());
        return;
      }
      if (attempt == TOLD_AFTER) {
        log.error(
            "PostgreSQL has ended and does not start, see {}; it is tried again until it does",
            data.resolve("postgresql.log"));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private synchronized Optional<ProcessHandle> tryToStart() {
    try {
      return closed ? Optional.empty() : postmaster.tryToStart(port);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void apart(Runnable work) {
    Thread.ofPlatform().daemon().name("postgresql-again").start(work);
  }

  private void createDatabase() throws SQLException {
    try (var connection =
            DriverManager.getConnection(url("postgres"), getUsername(), getPassword());
        var statement = connection.createStatement()) {
      if (!statement.executeQuery("select from pg_database where datname = 'earshot'").next()) {
        statement.execute("create database earshot");
      }
    }
  }

  private String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  // The same as last time if it can be had, so that what an administrator connects keeps working.
  private static int port(DataDirectory data) throws IOException {
    int port = free(data.read("postgresql.port").map(Integer::parseInt).orElse(0));
    data.write("postgresql.port", Integer.toString(port));
    return port;
  }

  private static int free(int wanted) throws IOException {
    try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      if (wanted == 0) {
        throw taken;
      }
      return free(0);
    }
  }
}
