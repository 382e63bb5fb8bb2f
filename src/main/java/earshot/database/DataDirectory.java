package earshot.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

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
      Files.createDirectories(path);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      Path real = path.toRealPath();
      return new DataDirectory(real, lock(real));
    } catch (IOException e) {
      throw new CannotStart(
          "EARSHOT_DATA_DIR: cannot write to %s (%s)".formatted(path, e.getClass().getSimpleName()),
          e);
    }
  }

  Path path() {
    return path;
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static FileChannel lock(Path directory) throws IOException {
    var channel = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
    // A file of its own: closing any handle of the locked file would let go of the lock.
    Path holder = directory.resolve("server.pid");
    if (!locked(channel)) {
      throw new CannotStart(
          "EARSHOT_DATA_DIR: %s is in use by process %s, which must end first"
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
