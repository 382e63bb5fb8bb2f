package earshot.mailtext;

import earshot.mailtext.MailLines.Kind;

/// Puts together what is left of a mail when each of its lines is known.
final class OwnWords {

  private final MailLines lines;
  private final int end;
  private final StringBuilder text = new StringBuilder();
  private int breaks;
  private int mostBreaks = Integer.MAX_VALUE;
  private boolean trimmed;

  private OwnWords(MailLines lines) {
    this.lines = lines;
    this.end = afterLastText(lines, original(lines));
  }

  static ReplyText in(MailLines lines) {
    var words = new OwnWords(lines);
    return words.end == 0 ? words.everything() : words.own();
  }

  private static int original(MailLines lines) {
    int line = 0;
    while (line < lines.size() && !lines.is(line, Kind.ORIGINAL)) {
      line++;
    }
    return line;
  }

  private static int afterLastText(MailLines lines, int limit) {
    int end = limit;
    while (end > 0 && !lines.is(end - 1, Kind.TEXT)) {
      end--;
    }
    return end;
  }

  private ReplyText everything() {
    for (int line = 0; line < lines.size(); line++) {
      keep(line);
    }
    return reply();
  }

  private ReplyText own() {
    boolean withQuotes = isAnsweredBetweenQuotes();
    for (int line = 0; line < end; line++) {
      if (isKept(lines.kind(line), withQuotes)) {
        keep(line);
      } else {
        leaveOut(line);
      }
    }
    trimmed |= lines.filledFrom(end) < lines.size();
    return reply();
  }

  private static boolean isKept(Kind kind, boolean withQuotes) {
    return switch (kind) {
      case TEXT, BLANK -> true;
      case QUOTED -> withQuotes;
      case ATTRIBUTION, ORIGINAL, SIGNATURE -> false;
    };
  }

  // One quote under "On Monday Maria wrote:" with the answer below it needs no repeating. Several,
  // or lines somebody chose to quote by hand, are what makes the answers understandable.
  private boolean isAnsweredBetweenQuotes() {
    int quotes = 0;
    boolean chosen = false;
    Kind before = Kind.TEXT;
    for (int line = 0; line < end; line++) {
      if (lines.is(line, Kind.QUOTED) && before != Kind.QUOTED) {
        quotes++;
        chosen |= before != Kind.ATTRIBUTION;
      }
      before = lines.is(line, Kind.BLANK) ? before : lines.kind(line);
    }
    return quotes > 1 || chosen;
  }

  private void keep(int line) {
    if (lines.isFilled(line)) {
      text.append("\n".repeat(text.isEmpty() ? 0 : breaks)).append(lines.text(line));
      breaks = 0;
      mostBreaks = Integer.MAX_VALUE;
    }
    breaks = Math.min(breaks + 1, mostBreaks);
  }

  // What stood apart by it stays apart by one empty line.
  private void leaveOut(int line) {
    trimmed |= lines.isFilled(line);
    mostBreaks = 2;
    breaks = Math.min(breaks, mostBreaks);
  }

  private ReplyText reply() {
    return new ReplyText(text.toString(), trimmed);
  }
}
