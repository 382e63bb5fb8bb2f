package earshot;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// What a [ServerProcess] runs: the classes of this process, or the packaged jar with its class
/// cache where `-Dearshot.test.jar` names it. With the cache it starts in two thirds of the time.
@NullMarked
final class ServerClasses {

  private static final Optional<Path> JAR =
      Optional.ofNullable(System.getProperty("earshot.test.jar")).map(Path::of);

  private static final String TESTS = "target/test-classes";

  private ServerClasses() {}

  /// The words that start that main class of the server.
  static List<String> command(String main) {
    return command(JAR.map(Path::toString).orElseGet(ServerClasses::withoutTests), main);
  }

  /// The same for a class of the tests.
  static List<String> commandOfTest(String main) {
    return command(
        JAR.map(jar -> jar + File.pathSeparator + Path.of(TESTS).toAbsolutePath())
            .orElseGet(ServerClasses::all),
        main);
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> command(String classPath, String main) {
    var words = new ArrayList<>(List.of(java(), ServerProcess.FIRST_COMPILER, "-XX:+UseSerialGC"));
    JAR.map(ServerClasses::cache)
        .filter(Files::exists)
        .ifPresent(cache ->
            words.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off")));
    words.addAll(List.of("-cp", classPath, main));
    return words;
  }

  /// As `java -jar earshot.jar train` names it.
  private static Path cache(Path jar) {
    var name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    return jar.resolveSibling("%s-%s.aot".formatted(name, System.getProperty("java.vm.version")));
  }

  private static String withoutTests() {
    return Stream.of(all().split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String all() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
