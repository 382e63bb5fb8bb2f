package earshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;

/// A server in a process of its own, so that it can be killed.
@NullMarked
public final class ServerProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("Earshot is ready .*(http:\\S+)");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// For a server that runs for seconds the second one costs more than it brings.
  public static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

  private final Process process;
  private final File output;
  private final File errors;

  private ServerProcess(Map<String, String> settings, List<String> command) {
    try {
      output = File.createTempFile("earshot", ".out");
      errors = File.createTempFile("earshot", ".err");
      output.deleteOnExit();
      errors.deleteOnExit();
      var builder = new ProcessBuilder(command);
      builder.environment().put("SERVER_PORT", "0");
      builder.environment().putAll(settings);
      process = builder.redirectOutput(output).redirectError(errors).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts a server with these environment variables on any free port; returns at once.
  public static ServerProcess begin(Map<String, String> settings) {
    return new ServerProcess(settings, ServerClasses.command("earshot.Earshot"));
  }

  /// The same with another main class, which may be one of the tests.
  public static ServerProcess begin(Class<?> main, Map<String, String> settings) {
    return new ServerProcess(settings, ServerClasses.commandOfTest(main.getName()));
  }

  /// The same with the packaged jar, as an operator types it.
  public static ServerProcess beginJar(Map<String, String> settings, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(ServerClasses.java(), FIRST_COMPILER, "-jar", "target/earshot.jar"));
    command.addAll(List.of(arguments));
    return new ServerProcess(settings, command);
  }

  /// The same with a start script.
  public static ServerProcess beginScript(
      Path script, Map<String, String> settings, String... arguments) {
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    return new ServerProcess(settings, command);
  }

  /// Like [#begin], but returns when the server is ready.
  public static ServerProcess start(Map<String, String> settings) {
    return begin(settings).ready();
  }

  /// Returns when the server is ready.
  public ServerProcess ready() {
    Awaitility.await()
        .atMost(PATIENCE)
        .failFast(() -> assertThat(isAlive()).as(() -> errors() + output()).isTrue())
        .until(() -> output().contains("Earshot is ready"));
    return this;
  }

  public long pid() {
    return process.pid();
  }

  /// Where it is, once it is ready.
  public URI url() {
    return URI.create(READY.matcher(output()).results().findFirst().orElseThrow().group(1));
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public String output() {
    return read(output);
  }

  public String errors() {
    return read(errors);
  }

  /// Waits for its end and returns the exit code.
  public int exitCode() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("The server does not end: " + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// `SIGKILL`; returns when it is dead.
  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /// `SIGTERM`; returns at once.
  public void beginToEnd() {
    process.destroy();
  }

  /// `SIGTERM`; returns when it has ended.
  @Override
  public void close() {
    process.destroy();
    exitCode();
  }

  private static String read(File file) {
    try {
      return Files.readString(file.toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
