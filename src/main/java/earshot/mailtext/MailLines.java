package earshot.mailtext;

import java.util.ArrayList;
import java.util.List;

/// The lines of a mail and what each of them is.
final class MailLines {

  enum Kind {
    BLANK,
    TEXT,
    /// A line of the quoted mail, `> …`.
    QUOTED,
    /// "On Monday Maria wrote:", with the quoted lines below it.
    ATTRIBUTION,
    /// From here on the mail is an earlier one, without quote marks.
    ORIGINAL,
    SIGNATURE
  }

  private final List<String> texts = new ArrayList<>();
  private final List<Kind> kinds = new ArrayList<>();

  static MailLines ofPlain(String text) {
    var lines = new MailLines();
    text.lines().forEach(lines::add);
    return lines;
  }

  void add(String text) {
    add(text, kindOf(MailChars.trim(text)));
  }

  void add(String text, Kind kind) {
    texts.add(text);
    kinds.add(kind);
  }

  private static Kind kindOf(String trimmed) {
    if (trimmed.isEmpty()) {
      return Kind.BLANK;
    }
    return isQuoted(trimmed) ? Kind.QUOTED : Kind.TEXT;
  }

  private static boolean isQuoted(String trimmed) {
    return trimmed.startsWith(">") || isBarQuote(trimmed);
  }

  // A closing bar makes it the row of a table.
  private static boolean isBarQuote(String trimmed) {
    return trimmed.equals("|") || (trimmed.startsWith("| ") && !trimmed.endsWith("|"));
  }

  int size() {
    return texts.size();
  }

  String text(int line) {
    return texts.get(line);
  }

  String trimmed(int line) {
    return MailChars.trim(texts.get(line));
  }

  Kind kind(int line) {
    return kinds.get(line);
  }

  boolean is(int line, Kind kind) {
    return kinds.get(line) == kind;
  }

  boolean isFilled(int line) {
    return !trimmed(line).isEmpty();
  }

  /// Marks the lines from the first to the last, both included.
  void mark(int first, int last, Kind kind) {
    for (int line = first; line <= last; line++) {
      kinds.set(line, kind);
    }
  }

  /// The first line from here on that is not empty, or the number of lines.
  int filledFrom(int line) {
    int next = line;
    while (next < size() && !isFilled(next)) {
      next++;
    }
    return next;
  }

  /// Whether the next line with anything on it, after this one, is quoted.
  boolean quoteFollows(int line) {
    int next = filledFrom(line + 1);
    return next < size() && is(next, Kind.QUOTED);
  }
}
