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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The page with the tables: a section for each measurement, with what is needed to make it again.
/// Those that were not measured now stay as they are, as all of them take two hours.
final class Report {

  private static final Path FILE = Path.of("docs/benchmarks/bench.md");

  private static final String TOP =
      """
      # How fast it is

      By `bin/bench --save`, all of it or some sections by `--only`, on machines with 2 processors; what misses its goal, and why, stands in
      [missed goals](missed.md). Server, PostgreSQL, pgbench and load share the machine, `fsync` and `synchronous_commit` are on. Absolute
      figures move by a factor of two from run to run, so most goals are ratios: the limit and Earshot were measured in turn, three times; each
      figure is the one in the middle, with the lowest and the highest. What each row does stands in the classes of
      `bench/src/main/java/earshot/bench/rows`.
      """;

  private Report() {}

  /// Right after it was measured: what comes next may break.
  static void save(String section, List<Row> rows, Options options) throws IOException {
    var page = Files.exists(FILE) ? Files.readString(FILE) : TOP;
    Files.writeString(FILE, with(page, section, text(section, rows, options)));
  }

  /// Reckoned from the rows of the page, where all that it needs were measured.
  static void saveSizing() throws IOException {
    var sizing = Sizing.of(Table.rows(Files.readString(FILE)));
    if (sizing.isPresent()) sizing.get().save(processors(), "Reckoned on " + today() + " from the rows of [bench](benchmarks/bench.md), each of the day it says there");
  }

  private static String with(String page, String section, String text) {
    var old = Pattern.compile("(?ms)^## " + section + "\n.*?(?=^## |\\z)").matcher(page);
    return old.find()
        ? old.replaceFirst(Matcher.quoteReplacement(text + "\n")).stripTrailing() + "\n"
        : page.stripTrailing() + "\n\n" + text;
  }

  private static String text(String section, List<Row> rows, Options options) throws IOException {
    return """
    ## %s

    `%s`, %s, commit %s, %d processors (%s), %s; JDK %s, %s

    %s\
    """
        .formatted(
            section,
            options.inWords(section),
            today(),
            said("git", "rev-parse", "--short", "HEAD"),
            processors(),
            processor(),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            System.getProperty("java.vendor.version", System.getProperty("java.version")),
            said("psql", "--version").replace("psql (PostgreSQL)", "PostgreSQL"),
            Table.of(rows));
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
