package earshot.bench.table;

import java.util.List;
import java.util.stream.Collectors;

/// Rows as Markdown, in columns.
public final class Table {

  private static final List<String> HEAD =
      List.of("what", "the limit", "Earshot", "ratio", "goal", "");

  private Table() {}

  public static String of(List<Row> rows) {
    var lines = rows.stream().map(Table::cells).toList();
    return line(HEAD)
        + line(List.of("---", "---", "---", "---", "---", "---"))
        + lines.stream().map(Table::line).collect(Collectors.joining());
  }

  /// The rows of all tables on that page.
  public static List<Row> rows(String page) {
    return page.lines()
        .filter(line -> line.startsWith("| "))
        .map(line -> List.of(line.substring(2).split(" \\| | \\|$")))
        .filter(cells -> cells.size() == HEAD.size() && !cells.getFirst().equals("---"))
        .map(cells ->
            new Row(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                Row.Verdict.said(cells.get(5))))
        .toList();
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.what(), row.limit(), row.earshot(), row.ratio(), row.goal(), row.verdict().toString());
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
