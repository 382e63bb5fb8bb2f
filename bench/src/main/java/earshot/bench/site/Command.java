package earshot.bench.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A program of the machine, run to its end.
final class Command {

  private static final Path BIN = newest();

  private final List<String> words = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  private Command(List<String> words) {
    this.words.addAll(words);
  }

  /// One of PostgreSQL's programs.
  static Command postgres(String program, String... words) {
    return of(BIN.resolve(program).toString(), words);
  }

  static Command of(String program, String... words) {
    return new Command(Stream.concat(Stream.of(program), Stream.of(words)).toList());
  }

  /// PostgreSQL refuses to run as root: as the user that Debian's package makes.
  Command asPostgres() {
    if (isRoot())
      words.addAll(
          0, List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
    return this;
  }

  Command with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /// What it wrote.
  ///
  /// @throws IllegalStateException with that, where it failed
  String run() {
    try {
      var output = File.createTempFile("bench", ".out");
      try {
        var process = builder().redirectErrorStream(true).redirectOutput(output).start();
        var code = process.waitFor();
        var said = Files.readString(output.toPath(), UTF_8);
        if (code != 0) throw new IllegalStateException(String.join(" ", words) + ": " + said);
        return said;
      } finally {
        Files.deleteIfExists(output.toPath());
      }
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// Its exit code is the answer.
  boolean succeeds() {
    try {
      run();
      return true;
    } catch (IllegalStateException failed) {
      return false;
    }
  }

  private ProcessBuilder builder() {
    var builder = new ProcessBuilder(words);
    builder.environment().putAll(environment);
    return builder;
  }

  /// Debian keeps them beside the path, one folder for each version.
  private static Path newest() {
    try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(it -> it.resolve("bin"))
          .filter(it -> Files.isExecutable(it.resolve("postgres")))
          .max((a, b) -> Integer.compare(version(a), version(b)))
          .orElse(Path.of(""));
    } catch (IOException elsewhere) {
      return Path.of("");
    }
  }

  private static int version(Path bin) {
    return Integer.parseInt(bin.getParent().getFileName().toString());
  }
}
