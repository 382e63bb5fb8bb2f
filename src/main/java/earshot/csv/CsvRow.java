package earshot.csv;

import java.util.List;

/// A row of a file.
///
/// @param line where it begins, from 1 on
/// @param cells as they stand there; of a row that cannot be read its text alone
/// @param problem why it cannot be read, as a sentence; empty if it can
public record CsvRow(int line, List<String> cells, String problem) {

  public CsvRow {
    cells = List.copyOf(cells);
  }

  /// That cell; nothing where the row ends before it.
  public String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  boolean isBlank() {
    return problem.isEmpty() && cells.stream().allMatch(String::isBlank);
  }
}
