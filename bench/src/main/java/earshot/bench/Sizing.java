package earshot.bench;

import earshot.bench.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How many people a machine carries, reckoned from the rows: it should be at half of what it can
/// do in the busiest hour.
record Sizing(double sendsPerSecond, double pagesPerSecond, double kibForEachStream) {

  private static final Path FILE = Path.of("docs/scaling.md");
  private static final String BEGIN = "<!-- sizing: written by bin/bench --save -->\n";
  private static final String END = "<!-- end of sizing -->\n";

  private static final double SHARE = 0.5;
  private static final double PAGES_A_MINUTE = 3;
  private static final double SENDS_AN_HOUR = 20;
  private static final int OPEN_PAGES = 10_000;

  /// Empty where a row that is needed was not measured.
  static Optional<Sizing> of(List<Row> rows) {
    var sends = figure(rows, "durable sends, page, 8 clients");
    var pages = figure(rows, "inbox page, .* messages, 8 clients");
    var stream = figure(rows, ".* open streams.*, resident memory each");
    return sends.isPresent() && pages.isPresent() && stream.isPresent()
        ? Optional.of(new Sizing(sends.get(), pages.get(), stream.get()))
        : Optional.empty();
  }

  /// Of the last row with that name, which is of the most data.
  private static Optional<Double> figure(List<Row> rows, String name) {
    return rows.stream()
        .filter(row -> row.what().matches(name))
        .map(Row::figure)
        .flatMap(Optional::stream)
        .reduce((_, last) -> last);
  }

  void save(int processors, String made) throws IOException {
    var page = Files.readString(FILE);
    var begin = page.indexOf(BEGIN) + BEGIN.length();
    var end = page.indexOf(END);
    if (begin < BEGIN.length() || end < begin)
      throw new IllegalStateException(FILE + " has no place for the sizing table");
    Files.writeString(
        FILE, page.substring(0, begin) + text(processors, made) + page.substring(end));
  }

  private String text(int processors, String made) {
    return String.format(
        Locale.ROOT,
        """
        %s, server and PostgreSQL on the same machine: %.0f messages sent by page and %.0f inbox pages a second. A person at work
        opens %.0f pages a minute and sends %.0f messages an hour, and the machine is at half of what it can do:

        | processors | people at work at once | messages they send in an hour |
        | --- | ---: | ---: |
        %s
        %,d open pages beside it, of staff and applicants, take %,.0f MiB of memory more.
        """,
        made,
        sendsPerSecond,
        pagesPerSecond,
        PAGES_A_MINUTE,
        SENDS_AN_HOUR,
        line(processors, 1, "measured")
            + line(processors, 2, "reckoned, not measured")
            + line(processors, 4, "reckoned, not measured"),
        OPEN_PAGES,
        OPEN_PAGES * kibForEachStream / 1024);
  }

  private String line(int processors, int times, String how) {
    var people = times * people();
    return String.format(
        Locale.ROOT,
        "| %d (%s) | %,d | %,d |\n",
        processors * times,
        how,
        rounded(people),
        rounded(people * SENDS_AN_HOUR));
  }

  private double people() {
    var busyWithEach = PAGES_A_MINUTE / 60 / pagesPerSecond + SENDS_AN_HOUR / 3600 / sendsPerSecond;
    return SHARE / busyWithEach;
  }

  /// To two figures that count: nothing here is more exact.
  private static long rounded(double number) {
    var unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(number)) - 1));
    return (long) (Math.floor(number / unit) * unit);
  }
}
