package earshot.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows as one Markdown table.
final class Table {

  private static final String HEAD =
      """
      | fault | times | acknowledged | refused (503) | broken | lost | twice | repeated | uncertain | longest stop | taken over | verdict |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |
      """;

  private Table() {}

  static String of(List<Row> rows) {
    return HEAD + rows.stream().map(Table::line).collect(Collectors.joining("\n")) + "\n";
  }

  static String line(Row row) {
    var found = row.findings == null ? new Findings(0, 0, 0, 0) : row.findings;
    return Stream.of(
            row.fault.name(),
            row.fault.times(),
            row.acknowledged,
            row.counts.refused(),
            row.counts.broken(),
            found.lost(),
            found.twice(),
            found.repeated(),
            found.uncertain(),
            seconds(row.longestStop),
            row.fault.stopsNode() ? seconds(row.longestTakingOver) : "–",
            row.held() ? "held" : verdict(row))
        .map(Object::toString)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String verdict(Row row) {
    return row.complaints.stream().distinct().collect(Collectors.joining("; "));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
