package earshot.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The JVM's cache of read, linked and profiled classes (JEP 483, 514 and 515) of one jar and one
/// JVM, beside the jar. It belongs to the jar whose time it carries: another one the JVM would
/// refuse, and start slower than without.
record ClassCache(Path jar) {

  /// What a start with it is called with. It never complains: without the cache all is the same,
  /// but slower.
  List<String> options() {
    return List.of("-XX:AOTCache=" + file(), "-Xlog:aot=off", "-Xlog:cds=off");
  }

  Path file() {
    var name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    return jar.resolveSibling("%s-%s.aot".formatted(name, System.getProperty("java.vm.version")));
  }

  boolean fits() {
    try {
      return Files.getLastModifiedTime(file()).equals(Files.getLastModifiedTime(jar));
    } catch (IOException none) {
      return false;
    }
  }

  /// Takes a cache that was made in the place of what was there.
  void put(Path made) throws IOException {
    Files.setLastModifiedTime(made, Files.getLastModifiedTime(jar));
    Files.move(made, file(), StandardCopyOption.REPLACE_EXISTING);
  }
}
