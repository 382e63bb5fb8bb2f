package earshot.database;

import earshot.FreePort;
import earshot.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// A PostgreSQL of a tool's own, with `fsync`. Whenever it dies it is started again at once, as an
/// operator's supervisor would.
@NullMarked
public final class OwnPostgres implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final DataDirectory data;
  private final Cluster cluster;
  private final Postmaster postmaster;
  private final int port;
  private volatile ProcessHandle process;
  private volatile boolean closed;

  private OwnPostgres(Path directory) throws IOException {
    data = DataDirectory.open(directory);
    var programs = PostgresPrograms.unpackedIn(data);
    cluster = Cluster.in(data, programs);
    postmaster = new Postmaster(programs, cluster.directory());
    port = FreePort.next();
    process = postmaster.start(port);
    var _ = process.onExit().thenRunAsync(this::startAgain);
  }

  /// Returns when it accepts connections.
  public static OwnPostgres in(Path directory) {
    try {
      return new OwnPostgres(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public String username() {
    return Cluster.OWNER;
  }

  public String password() {
    return cluster.password();
  }

  /// A connection of the superuser to that database.
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), username(), password());
  }

  /// `SIGKILL` for all its processes.
  public void kill() {
    var killed = process;
    all(killed).forEach(ProcessHandle::destroyForcibly);
    killed.onExit().join();
  }

  /// It keeps its connections, lets new ones queue up, and answers nothing.
  public void freeze() {
    // The first one first, so that it starts no more.
    Signal.STOP.to(process.pid());
    Signal.STOP.to(pids());
  }

  public void thaw() {
    Signal.CONT.to(pids());
  }

  private long[] pids() {
    return all(process).mapToLong(ProcessHandle::pid).toArray();
  }

  private static Stream<ProcessHandle> all(ProcessHandle first) {
    return Stream.concat(Stream.of(first), first.descendants().toList().stream());
  }

  /// Kills it for good.
  public void end() {
    closed = true;
    if (process.isAlive()) kill();
  }

  private void startAgain() {
    while (!closed) {
      try {
        process = postmaster.start(port);
        var _ = process.onExit().thenRunAsync(this::startAgain);
        return;
      } catch (IOException | CannotStart notYet) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    postmaster.stop();
    data.close();
  }
}
