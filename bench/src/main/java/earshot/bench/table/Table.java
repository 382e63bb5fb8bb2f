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

  private static List<String> cells(Row row) {
    return List.of(
        row.what(), row.limit(), row.earshot(), row.ratio(), row.goal(), row.verdict().toString());
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
