package earshot.chaos;

import earshot.ServerProcess;
import earshot.Signal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One server, always on the same port.
final class Node implements AutoCloseable {

  private final int port;
  private final Map<String, String> settings;
  private @Nullable ServerProcess process;

  Node(int port, Map<String, String> settings) {
    this.port = port;
    this.settings = new HashMap<>(settings);
    this.settings.put("SERVER_PORT", Integer.toString(port));
  }

  int port() {
    return port;
  }

  /// Returns at once.
  void begin() {
    process = ServerProcess.begin(ChaosNode.class, settings);
  }

  void awaitReady() {
    running().ready();
  }

  /// `SIGKILL`.
  void kill() {
    running().kill();
  }

  void freeze() {
    Signal.STOP.to(running().pid());
  }

  void thaw() {
    Signal.CONT.to(running().pid());
  }

  /// What it wrote to its log since it started.
  String log() {
    return running().output();
  }

  Vitals vitals() {
    return Vitals.of(running().pid());
  }

  private ServerProcess running() {
    return Objects.requireNonNull(process);
  }

  /// Kills it if it is there.
  void end() {
    if (process != null && process.isAlive()) process.kill();
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      thaw();
      process.close();
    }
  }
}
