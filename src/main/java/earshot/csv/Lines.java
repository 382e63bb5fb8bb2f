package earshot.csv;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// The lines of a file, however they end. Of a line longer than [#LONGEST] the rest is passed over.
final class Lines {

  /// In characters.
  static final int LONGEST = 65_536;

  private static final char MARK = '\uFEFF';

  private final Reader reader;
  private final char[] buffer = new char[8192];
  private int at;
  private int end;
  private int number;

  Lines(Reader reader) {
    this.reader = reader;
  }

  /// A line without its end.
  ///
  /// @param whole whether it is all there
  record Line(int number, String text, boolean whole) {

    boolean hasOddQuotes() {
      return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }
  }

  /// The next line; null at the end of the file.
  @Nullable Line next() throws IOException {
    if (at == end && !fill()) return null;
    number++;
    var text = new StringBuilder();
    var whole = true;
    while (at < end || fill()) {
      var c = buffer[at++];
      if (c == '\n') break;
      if (c == '\r') {
        if ((at < end || fill()) && buffer[at] == '\n') at++;
        break;
      }
      if (text.length() < LONGEST) text.append(c);
      else whole = false;
    }
    if (number == 1 && !text.isEmpty() && text.charAt(0) == MARK) text.deleteCharAt(0);
    return new Line(number, text.toString(), whole);
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, reader.read(buffer));
    return end > 0;
  }
}
