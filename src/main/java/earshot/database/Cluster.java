package earshot.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/// The files of the server's own PostgreSQL: made once, password-protected from the first moment,
/// with a locale that is the same on every machine.
record Cluster(Path directory, String password) {

  static final String OWNER = "earshot";

  static Cluster in(DataDirectory data, PostgresPrograms programs) throws IOException {
    Path directory = data.resolve("postgresql");
    Path password = data.resolve("postgresql.password");
    if (!Files.exists(directory)) {
      make(data, directory, password, programs);
    }
    return new Cluster(directory, Files.readString(password));
  }

  private static void make(
      DataDirectory data, Path directory, Path password, PostgresPrograms programs)
      throws IOException {
    writePassword(password);
    // It gets its name when it is complete, so one without it was never started and holds nothing.
    Path unfinished = data.resolve("postgresql.new");
    FileSystemUtils.deleteRecursively(unfinished);
    if (programs.run("initdb", options(unfinished, password)) != 0) {
      throw new CannotStart(
          "EARSHOT_DATA_DIR: PostgreSQL could not make its files, see " + programs.log());
    }
    Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    flush(data.path());
  }

  private static void writePassword(Path file) throws IOException {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, HexFormat.of().formatHex(secret));
  }

  private static List<String> options(Path directory, Path password) {
    return List.of(
        "--pgdata=" + directory,
        "--username=" + OWNER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--set=timezone=UTC",
        "--set=log_timezone=UTC",
        "--set=jit=off",
        "--set=max_connections=100",
        "--set=shared_buffers=128MB",
        "--set=log_checkpoints=off",
        // Errors come to the server as exceptions; their statements would carry applicants' words.
        "--set=log_min_messages=log",
        "--no-instructions");
  }

  private static void flush(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
