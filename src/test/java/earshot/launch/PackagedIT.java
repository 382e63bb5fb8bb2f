package earshot.launch;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar as it is delivered, started by `java -jar`.
class PackagedIT {

  @TempDir private Path data;

  @Test
  void starts_again_in_the_same_process_with_the_cache_beside_it() throws IOException {
    try (var server = ServerProcess.beginJar(settings()).ready()) {
      assertThat(Files.readString(Path.of("/proc", Long.toString(server.pid()), "cmdline")))
          .contains("-XX:AOTCache=", "earshot.jar");
      assertThat(server.errors()).isEmpty();
      assertThat(Files.readString(Path.of("/proc", Long.toString(server.pid()), "maps")))
          .contains(".aot");
    }
  }

  @Test
  void passes_every_word_on_as_it_was_typed() {
    try (var server = ServerProcess.beginJar(settings(), "--server.port=five \"harbors\"")) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.errors()).hasLineCount(1).contains("five \"harbors\"");
    }
  }

  private Map<String, String> settings() {
    return Map.of("EARSHOT_DATA_DIR", data.toString(), "EARSHOT_DEMO", "true");
  }
}
