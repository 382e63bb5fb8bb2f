package earshot.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;

/// How a file is written.
public record CsvFormat(Encoding encoding, Separator separator) {

  private static final int SAMPLE = 20;

  /// The rows of the file, one after another.
  public CsvRows rows(InputStream file) throws IOException {
    return new CsvRows(reader(file, encoding), separator.sign());
  }

  /// The format of a file of that encoding: of the separators the one that gives the most rows as
  /// many cells as the first has.
  ///
  /// @param open opens the file; asked several times
  public static CsvFormat guess(Encoding encoding, Opening open) throws IOException {
    var best = Separator.COMMA;
    var most = 0;
    for (var separator : Separator.values()) {
      var score = score(new CsvFormat(encoding, separator), open);
      if (score > most) {
        best = separator;
        most = score;
      }
    }
    return new CsvFormat(encoding, best);
  }

  private static int score(CsvFormat format, Opening open) throws IOException {
    try (var rows = format.rows(open.open())) {
      var first = rows.next();
      if (first == null || first.cells().size() < 2) return 0;
      var score = first.cells().size();
      for (var n = 1; n < SAMPLE; n++) {
        var row = rows.next();
        if (row == null) break;
        if (row.cells().size() == first.cells().size()) score += CsvRows.MOST_CELLS;
      }
      return score;
    }
  }

  private static Reader reader(InputStream file, Encoding encoding) {
    return new InputStreamReader(
        file,
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE));
  }

  /// Opens a file.
  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;
  }
}
