package earshot.bench.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A server in a process of its own, as an operator starts it.
public final class Node implements AutoCloseable {

  private static final Path SCRIPT = Path.of("target/earshot/bin/earshot");
  private static final Path JAR = Path.of("target/earshot.jar");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final int port;
  private final Duration start;

  private Node(Process process, int port, Duration start) {
    this.process = process;
    this.port = port;
    this.start = start;
  }

  /// Returns when it is ready.
  static Node start(String database, Settings settings) {
    var port = Ports.free();
    var environment = settings.of(port, database);
    try {
      var data = Files.createDirectories(Path.of(environment.get("EARSHOT_DATA_DIR")));
      var log = data.resolve("log").toFile();
      var builder = new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log);
      builder.environment().putAll(environment);
      builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home")));
      var begun = System.nanoTime();
      var process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      awaitReady(process, log.toPath());
      return new Node(process, port, Duration.ofNanos(System.nanoTime() - begun));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The one place that knows how a server is started: by the packaged script where there is one.
  private static List<String> command() {
    if (Files.isExecutable(SCRIPT)) return List.of(SCRIPT.toString());
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-jar", JAR.toString());
  }

  /// As the table names it.
  public static String commandInWords() {
    return Files.isExecutable(SCRIPT) ? SCRIPT.toString() : "java -jar " + JAR;
  }

  private static void awaitReady(Process process, Path log) throws IOException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.readString(log, UTF_8).contains("Earshot is ready")) {
      if (!process.isAlive() || System.nanoTime() > end)
        throw new IllegalStateException("The server does not start: " + Files.readString(log));
      pause(Duration.ofMillis(5));
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// From the start of the process until it says that it is ready.
  public Duration startTook() {
    return start;
  }

  public Vitals vitals() {
    return new Vitals(process.pid());
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
