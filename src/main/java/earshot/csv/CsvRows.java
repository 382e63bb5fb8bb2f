package earshot.csv;

import static earshot.language.Say.say;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import earshot.csv.Lines.Line;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a file (RFC 4180), one after another and never more than a few in memory. FastCSV
/// reads each of them; which lines make a row is found out here, so that a row that cannot be read
/// costs its own line and reading goes on with the next.
public final class CsvRows implements Closeable {

  public static final int MOST_CELLS = 500;

  private static final int MOST_LINES = 200;

  private final Reader reader;
  private final Lines lines;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private final CsvReader.CsvReaderBuilder parser;

  CsvRows(Reader reader, char separator) {
    this.reader = reader;
    this.lines = new Lines(reader);
    parser =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(false)
            .allowUnclosedQuote(false);
  }

  /// The next row that is not blank; null at the end of the file.
  public @Nullable CsvRow next() throws IOException {
    while (true) {
      var line = ahead.isEmpty() ? lines.next() : ahead.poll();
      if (line == null) return null;
      var row = row(line);
      if (!row.isBlank()) return row;
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private CsvRow row(Line line) throws IOException {
    if (!line.whole())
      return broken(
          line, say("This line is longer than {0} characters.", "%,d".formatted(Lines.LONGEST)));
    var row = parsed(line.number(), line.text());
    if (row == null && line.hasOddQuotes()) row = joined(line);
    return row == null ? broken(line, say("A quote is missing, or is one too many.")) : row;
  }

  /// The row that goes on to the line where its quote closes; null if that does not help.
  private @Nullable CsvRow joined(Line first) throws IOException {
    var text = new StringBuilder(first.text());
    var read = 0;
    for (var next : ahead) {
      read++;
      text.append('\n').append(next.text());
      if (next.hasOddQuotes()) return taking(read, parsed(first.number(), text.toString()));
    }
    while (read < MOST_LINES && text.length() < Lines.LONGEST) {
      var next = lines.next();
      if (next == null) return null;
      ahead.add(next);
      if (!next.whole()) return null;
      read++;
      text.append('\n').append(next.text());
      if (next.hasOddQuotes()) return taking(read, parsed(first.number(), text.toString()));
    }
    return null;
  }

  private @Nullable CsvRow taking(int count, @Nullable CsvRow row) {
    if (row != null) for (var n = 0; n < count; n++) ahead.poll();
    return row;
  }

  /// Null if this is no row, or not all of one.
  private @Nullable CsvRow parsed(int number, String text) {
    try {
      var cells = text.isEmpty() ? List.of("") : parser.ofSingleCsvRecord(text).getFields();
      if (cells.size() <= MOST_CELLS) return new CsvRow(number, cells, "");
      return new CsvRow(
          number,
          cells.subList(0, MOST_CELLS),
          say("This row has {0} cells; {1} are read.", "%,d".formatted(cells.size()), MOST_CELLS));
    } catch (CsvParseException unreadable) {
      return null;
    }
  }

  private static CsvRow broken(Line line, String problem) {
    var text = line.text();
    return new CsvRow(line.number(), List.of(text.substring(0, cut(text))), problem);
  }

  private static int cut(String text) {
    return text.offsetByCodePoints(0, Math.min(1000, text.codePointCount(0, text.length())));
  }
}
