package earshot.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// The files of the server's own PostgreSQL: made once, password-protected from the first moment,
/// with a locale that is the same on every machine.
record Cluster(Path directory, String password) {

  static final String OWNER = "earshot";

  private static final String NAME = "postgresql";
  private static final String PASSWORD = "postgresql.password";

  static Cluster in(DataDirectory data, PostgresPrograms programs) throws IOException {
    if (!Files.exists(data.resolve(NAME))) {
      make(data, programs);
    }
    return new Cluster(data.resolve(NAME), data.read(PASSWORD).orElseThrow(() -> locked(data)));
  }

  private static void make(DataDirectory data, PostgresPrograms programs) throws IOException {
    if (data.read(PASSWORD).isEmpty()) {
      data.write(PASSWORD, newPassword());
    }
    // It gets its name when it is complete: one without it was never started and holds nothing.
    // Each
    // is a new one, as the initdb of a killed server may still be at work on the last.
    data.delete(NAME + ".new*");
    Path unfinished = Files.createTempDirectory(data.path(), NAME + ".new");
    if (programs.run("initdb", options(unfinished, data.resolve(PASSWORD))) != 0) {
      throw new CannotStart(
          "earshot.data-dir (EARSHOT_DATA_DIR): PostgreSQL could not make its files, see "
              + programs.log());
    }
    data.rename(unfinished, NAME);
  }

  private static String newPassword() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  private static CannotStart locked(DataDirectory data) {
    return new CannotStart(
        "earshot.data-dir (EARSHOT_DATA_DIR): %s is missing, without which nobody can open the database"
            .formatted(data.resolve(PASSWORD)));
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
}
