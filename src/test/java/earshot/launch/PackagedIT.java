package earshot.launch;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The jar as it is delivered, started by `java -jar`.
class PackagedIT {

  private static final Set<PosixFilePermission> RUNS = PosixFilePermissions.fromString("rwxr-xr-x");

  @TempDir private Path data;
  @TempDir private Path place;

  @Test
  void starts_again_in_the_same_process_with_the_cache_beside_it() throws IOException {
    try (var server = ServerProcess.beginJar(settings()).ready()) {
      assertThat(words(server)).contains("-XX:AOTCache=", "earshot.jar");
      assertThat(server.errors()).isEmpty();
      assertThat(Files.readString(Path.of("/proc", Long.toString(server.pid()), "maps")))
          .contains(".aot");
    }
  }

  @Test
  void the_start_script_takes_the_jar_and_the_cache_of_its_own_place() throws IOException {
    var script = unpacked();
    var settings = new HashMap<>(settings());
    settings.put("JAVA_OPTS", "-Dsaid.last=yes " + ServerProcess.FIRST_COMPILER);
    try (var server = ServerProcess.beginScript(script, settings).ready()) {
      assertThat(server.errors()).isEmpty();
      assertThat(Files.readString(Path.of("/proc", Long.toString(server.pid()), "maps")))
          .contains(place.resolve("earshot").toRealPath() + "/earshot-", ".aot");
      assertThat(words(server))
          .containsOnlyOnce("-XX:AOTCache=")
          .containsSubsequence("-XX:G1PeriodicGCInterval=", "-Dsaid.last=", "-jar");
    }
  }

  @Test
  void the_start_script_names_the_java_that_is_too_old() throws IOException {
    var java = Files.createDirectories(place.resolve("old/bin")).resolve("java");
    Files.createFile(java, PosixFilePermissions.asFileAttribute(RUNS));
    Files.writeString(place.resolve("old/release"), "JAVA_VERSION=\"17.0.2\"\n");
    var settings = Map.of("JAVA_HOME", place.resolve("old").toString());
    try (var server = ServerProcess.beginScript(unpacked(), settings)) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.errors()).hasLineCount(1).contains("JAVA_HOME", "Java 25", "is Java 17");
    }
  }

  /// With those of production it would be a demo server on the database of production.
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES) // three starts, beside another test's servers
  void trains_without_the_settings_of_the_server_here() throws IOException {
    var script = unpacked();
    var settings = new HashMap<>(settings());
    settings.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/production");
    settings.put("SERVER_ADDRESS", "0.0.0.0");
    settings.put("JDK_JAVA_OPTIONS", ServerProcess.FIRST_COMPILER);
    try (var training = ServerProcess.beginScript(script, settings, "train")) {
      assertThat(training.exitCode()).as(training::errors).isZero();
      assertThat(training.output()).contains("Later starts take " + place.toRealPath());
    }
  }

  private static String words(ServerProcess server) throws IOException {
    return Files.readString(Path.of("/proc", Long.toString(server.pid()), "cmdline"));
  }

  /// As `bin/package` lays it out.
  private Path unpacked() throws IOException {
    var to = place.resolve("earshot");
    var script = Files.createDirectories(to.resolve("bin")).resolve("earshot");
    Files.copy(Path.of("deploy/earshot"), script, StandardCopyOption.COPY_ATTRIBUTES);
    try (var packaged = Files.newDirectoryStream(Path.of("target"), "earshot{.jar,-*.aot}")) {
      for (var file : packaged)
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }
    return script;
  }

  @Test
  void passes_every_word_on_as_it_was_typed() {
    try (var server = ServerProcess.beginJar(settings(), "--server.port=five \"harbors\"")) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.errors()).hasLineCount(1).contains("five \"harbors\"");
    }
  }

  private Map<String, String> settings() {
    return Map.of(
        "EARSHOT_DATA_DIR",
        data.toString(),
        "EARSHOT_DEMO",
        "true",
        "JAVA_HOME",
        System.getProperty("java.home"));
  }
}
