package earshot.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/// The directory with the server's own PostgreSQL, held by one server at a time. The lock is the
/// operating system's, so it ends with the process however that ends.
final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  static DataDirectory open(Path path) {
    try {
      // One that is there already may hold other things too, and keeps its permissions.
      Files.createDirectories(path, permissions("rwx------"));
      Path real = path.toRealPath();
      return new DataDirectory(real, lock(real));
    } catch (IOException e) {
      throw new CannotStart(
          "earshot.data-dir (EARSHOT_DATA_DIR): cannot write to %s (%s)"
              .formatted(path, e.getClass().getSimpleName()),
          e);
    }
  }

  Path path() {
    return path;
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  /// What the file holds, or nothing when there is none.
  Optional<String> read(String name) throws IOException {
    Path file = resolve(name);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /// Writes a file for nobody else's eyes, whole or not at all, and kept when the power fails.
  void write(String name, String content) throws IOException {
    Path unfinished = resolve(name + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished, permissions("rw-------"));
    Files.writeString(unfinished, content, WRITE, SYNC);
    rename(unfinished, name);
  }

  /// Gives a finished file or directory its name, for good.
  void rename(Path unfinished, String name) throws IOException {
    Files.move(unfinished, resolve(name), StandardCopyOption.ATOMIC_MOVE);
    force(path);
  }

  /// Sees to it that a directory with all that is in it is still whole after a power cut. Once all
  /// is written, as then most of it takes no write of its own.
  void keep(Path directory) throws IOException {
    List<Path> all;
    try (var found = Files.walk(directory)) {
      all = found.filter(it -> !Files.isSymbolicLink(it)).toList();
    }
    for (var each : all) force(each);
  }

  private static void force(Path fileOrDirectory) throws IOException {
    try (var open = FileChannel.open(fileOrDirectory, READ)) {
      open.force(true);
    }
  }

  /// Deletes what the pattern names, as far as that can be done.
  void delete(String pattern) throws IOException {
    try (var found = Files.newDirectoryStream(path, pattern)) {
      found.forEach(each -> FileSystemUtils.deleteRecursively(each.toFile()));
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static FileAttribute<?> permissions(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private static FileChannel lock(Path directory) throws IOException {
    var channel = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
    // A file of its own: closing any handle of the locked file would let go of the lock.
    Path holder = directory.resolve("server.pid");
    if (!locked(channel)) {
      throw new CannotStart(
          "earshot.data-dir (EARSHOT_DATA_DIR): %s is in use by process %s, which must end first"
              .formatted(
                  directory, Files.exists(holder) ? Files.readString(holder) : "(starting)"));
    }
    Files.writeString(holder, Long.toString(ProcessHandle.current().pid()));
    return channel;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }
}
