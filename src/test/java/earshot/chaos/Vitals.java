package earshot.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process holds of the operating system, as Linux tells it.
///
/// @param files file descriptors, sockets among them
record Vitals(int threads, int files) {

  /// A pool may have grown by that much under load and kept what it has for a minute.
  private static final int SLACK = 25;

  static Vitals of(long pid) {
    return new Vitals(count(pid, "task"), count(pid, "fd"));
  }

  /// Whether it is back to what it held before, but for what a pool keeps.
  boolean isNoMoreThan(Vitals before) {
    return threads <= before.threads + SLACK && files <= before.files + SLACK;
  }

  Vitals most(Vitals other) {
    return new Vitals(Math.max(threads, other.threads), Math.max(files, other.files));
  }

  private static int count(long pid, String directory) {
    var listed = Path.of("/proc", Long.toString(pid), directory);
    if (!Files.isDirectory(listed)) return 0;
    try (var entries = Files.list(listed)) {
      return Math.toIntExact(entries.count());
    } catch (IOException gone) {
      return 0;
    }
  }
}
