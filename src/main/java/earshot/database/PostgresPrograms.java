package earshot.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs (`initdb`, `pg_ctl`, `postgres`), unpacked once from the archive for this
/// machine into the data directory.
final class PostgresPrograms {

  private static final long MAX_LOG_BYTES = 10_000_000;

  private final Path directory;
  private final Path log;

  private PostgresPrograms(Path directory, Path log) {
    this.directory = directory;
    this.log = log;
  }

  static PostgresPrograms unpackedIn(DataDirectory data) throws IOException {
    URL archive = archive();
    String name = "programs-" + checksum(archive);
    if (!Files.exists(data.resolve(name))) {
      data.delete("programs*");
      unpack(archive, data.resolve("programs.new"));
      data.keep(data.resolve("programs.new"));
      data.rename(data.resolve("programs.new"), name);
    }
    return new PostgresPrograms(data.resolve(name), log(data));
  }

  // One earlier log is kept, so that it does not grow without end.
  private static Path log(DataDirectory data) throws IOException {
    Path log = data.resolve("postgresql.log");
    if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
      data.rename(log, "postgresql.log.1");
    }
    return log;
  }

  /// Runs the program to its end and returns its exit code; what it says goes to the log.
  int run(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(asUnprivileged());
    command.add(directory.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // The administrator's locale and PG* variables must not change what PostgreSQL does.
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C");
    try {
      return builder.start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(program + " was interrupted");
    }
  }

  /// Where the programs and PostgreSQL itself write what they have to say.
  Path log() {
    return log;
  }

  private static URL archive() {
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    boolean arm = System.getProperty("os.arch", "").equals("aarch64");
    boolean alpine = Files.exists(Path.of("/etc/alpine-release"));
    String name =
        "postgres-%s-%s%s.txz"
            .formatted(
                mac ? "darwin" : "linux", arm ? "arm_64" : "x86_64", alpine ? "-alpine_linux" : "");
    URL archive = PostgresPrograms.class.getResource("/" + name);
    if (archive == null) {
      throw new CannotStart(
          "spring.datasource.url: must name a PostgreSQL, as Earshot brings none for this machine");
    }
    return archive;
  }

  private static String checksum(URL archive) throws IOException {
    var connection = (JarURLConnection) archive.openConnection();
    return Long.toHexString(connection.getJarEntry().getCrc());
  }

  private static void unpack(URL archive, Path target) throws IOException {
    try (InputStream in = archive.openStream();
        var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, target.resolve(entry.getName()));
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, target);
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwx------" : "rw-------"));
    }
  }

  // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
  private static List<String> asUnprivileged() {
    return System.getProperty("user.name").equals("root")
        ? List.of("unshare", "--user")
        : List.of();
  }
}
