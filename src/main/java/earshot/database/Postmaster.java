package earshot.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// PostgreSQL's main process on a cluster. It is nobody's child: it outlives a killed server and is
/// then found by its `postmaster.pid`.
final class Postmaster {

  private static final int ATTEMPTS = 10;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  // A pid beyond what any system gives out.
  private static final String NOBODY = "2147483647";

  private static final Pattern PID = Pattern.compile("[0-9]{1,10}");

  private final PostgresPrograms programs;
  private final Path cluster;

  Postmaster(PostgresPrograms programs, Path cluster) {
    this.programs = programs;
    this.cluster = cluster;
  }

  /// Returns when PostgreSQL accepts connections on the port, with its process.
  ProcessHandle start(int port) throws IOException {
    // The memory of a killed PostgreSQL is in use until the last of its processes has noticed, and
    // one that a killed server was just starting may appear only now.
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      var started = tryToStart(port);
      if (started.isPresent()) return started.get();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return tryToStart(port).orElseThrow(this::doesNotStart);
  }

  /// The same once; empty if it does not start.
  Optional<ProcessHandle> tryToStart(int port) throws IOException {
    stop();
    disownPidFile();
    return pgCtl("start", startOptions(port)) == 0 ? running() : Optional.empty();
  }

  private CannotStart doesNotStart() {
    return new CannotStart(
        "earshot.data-dir (EARSHOT_DATA_DIR): PostgreSQL does not start on %s, see %s"
            .formatted(cluster, programs.log()));
  }

  /// Ends PostgreSQL, if it runs, after rolling back what is open.
  void stop() throws IOException {
    if (running().isPresent()) {
      pgCtl("stop", List.of("--mode=fast"));
    }
  }

  private List<String> startOptions(int port) {
    // Here rather than in postgresql.conf: nothing that is edited there may weaken these.
    String settings =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on"
                .formatted(port)
            + " -c synchronous_commit=on -c full_page_writes=on";
    return List.of("--options=" + settings, "--log=" + programs.log());
  }

  private int pgCtl(String action, List<String> options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(action, "--pgdata=" + cluster));
    arguments.addAll(List.of("--wait", "--timeout=300"));
    arguments.addAll(options);
    return programs.run("pg_ctl", arguments);
  }

  private Optional<ProcessHandle> running() throws IOException {
    return pidFileLines().stream()
        .limit(1)
        .map(String::trim)
        .filter(line -> PID.matcher(line).matches())
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
        .filter(this::isOurs)
        .findFirst();
  }

  // After a crash of the machine the pid may be that of any other process.
  private boolean isOurs(ProcessHandle process) {
    Path data = cluster.getParent();
    return process
        .info()
        .command()
        .filter(command -> Path.of(command).startsWith(data))
        .isPresent();
  }

  // PostgreSQL would take a process that has the pid by chance for its own and refuse. The rest of
  // the
  // file stays: by it PostgreSQL makes sure that no process of its own is left.
  private void disownPidFile() throws IOException {
    List<String> lines = pidFileLines();
    if (lines.isEmpty()) {
      Files.deleteIfExists(pidFile());
    } else if (!lines.getFirst().equals(NOBODY)) {
      // Whole or not at all, as the disk may be full.
      Path disowned = cluster.resolve("postmaster.pid.new");
      Files.write(disowned, Stream.concat(Stream.of(NOBODY), lines.stream().skip(1)).toList());
      Files.move(disowned, pidFile(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private List<String> pidFileLines() throws IOException {
    return Files.exists(pidFile()) ? Files.readAllLines(pidFile()) : List.of();
  }

  private Path pidFile() {
    return cluster.resolve("postmaster.pid");
  }
}
