package earshot.importing;

import earshot.csv.CsvRows;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// The rows of an uploaded file behind the names of its columns, in order.
final class FileRows implements Closeable {

  private final CsvRows rows;
  private int number;

  private FileRows(CsvRows rows) {
    this.rows = rows;
  }

  /// @param passed how many are passed over
  static FileRows of(Import its, InputStream file, int passed) throws IOException {
    var rows = new FileRows(its.format().rows(file));
    rows.rows.next();
    while (rows.number < passed && rows.rows.next() != null) rows.number++;
    return rows;
  }

  /// The next ones; none at the end.
  List<Numbered> next(int most) throws IOException {
    var some = new ArrayList<Numbered>();
    while (some.size() < most) {
      var row = rows.next();
      if (row == null) break;
      some.add(new Numbered(++number, row));
    }
    return some;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
