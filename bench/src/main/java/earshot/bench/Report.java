package earshot.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import earshot.bench.table.Row;
import earshot.bench.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// The table with what is needed to make it again.
final class Report {

  private static final Path FILE = Path.of("docs/benchmarks/bench.md");

  private Report() {}

  static void save(Options options, List<Row> rows) throws IOException {
    var sizing = Sizing.of(rows);
    if (sizing.isPresent()) sizing.get().save(processors(), "Measured on " + today());
    Files.writeString(
        FILE,
        """
        # How fast it is

        Made by `%s` on %s at commit %s, on a machine with %d processors (%s), %s; JDK %s, %s. Server, PostgreSQL, pgbench and load
        share that machine, `fsync` and `synchronous_commit` are on. Absolute figures move by a factor of two from run to run, so most goals
        are ratios: the limit and Earshot were measured in turn, three times; each figure is the one in the middle, with
        the lowest and the highest. What each row does stands in the class of its name in `bench/src/main/java/earshot/bench/rows`.

        %s\
        """
            .formatted(
                options.inWords(),
                today(),
                said("git", "rev-parse", "--short", "HEAD"),
                processors(),
                processor(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor.version", System.getProperty("java.version")),
                said("psql", "--version").replace("psql (PostgreSQL)", "PostgreSQL"),
                Table.of(rows)));
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static String processor() throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String said(String... command) throws IOException {
    var process = new ProcessBuilder(command).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }
}
