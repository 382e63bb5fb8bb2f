package earshot.mailtext;

import earshot.mailtext.MailLines.Kind;

/// Finds the line, or the few lines it was wrapped into, that says who wrote the quoted mail. It
/// ends in a colon and names a time, a person or the verb; with quoted lines below it, less of that
/// is enough.
final class Attribution {

  private static final int MOST_LINES = 5;
  private static final int LONGEST = 600;

  private final MailLines lines;
  // Lines above this one belong to an earlier attribution.
  private int free;
  private int firstText = Integer.MAX_VALUE;

  private Attribution(MailLines lines) {
    this.lines = lines;
  }

  static void mark(MailLines lines) {
    var attribution = new Attribution(lines);
    for (int line = 0; line < lines.size(); line++) {
      attribution.read(line);
    }
  }

  private void read(int line) {
    if (isMarkedUp(line)) {
      found(line, line);
    } else if (startsQuote(line)) {
      markQuoted(line);
    } else if (lines.is(line, Kind.TEXT) && AttributionLine.isWithQuote(lines.trimmed(line))) {
      found(line, line);
    } else if (mayEndAt(line)) {
      int start = startOfOneEndingAt(line);
      if (start <= line) {
        found(start, line);
      }
    }
    if (lines.is(line, Kind.TEXT)) {
      firstText = Math.min(firstText, line);
    }
  }

  // The last line of one that the HTML itself told.
  private boolean isMarkedUp(int line) {
    boolean more = line + 1 < lines.size() && lines.is(line + 1, Kind.ATTRIBUTION);
    return lines.is(line, Kind.ATTRIBUTION) && !more;
  }

  private boolean startsQuote(int line) {
    boolean quoted =
        lines.is(line, Kind.QUOTED) && !AttributionLine.isBrokenEnd(lines.trimmed(line));
    return quoted && (line == 0 || !isPartOfQuote(line - 1) || isMarker(line - 1));
  }

  // Where the HTML only told that a quote begins.
  private boolean isMarker(int line) {
    return lines.is(line, Kind.ATTRIBUTION) && !lines.isFilled(line);
  }

  private boolean isPartOfQuote(int line) {
    return lines.is(line, Kind.QUOTED) || lines.is(line, Kind.ATTRIBUTION);
  }

  // Apple's mail quotes its own "On Monday Maria wrote:".
  private void markQuoted(int line) {
    String first = MailChars.unquoted(lines.trimmed(line));
    if (isComplete(first)) {
      markWithSpace(line, line);
    } else if (line + 1 < lines.size() && lines.is(line + 1, Kind.QUOTED)) {
      String second = MailChars.unquoted(lines.trimmed(line + 1));
      if (isComplete(first + " " + second)) {
        markWithSpace(line, line + 1);
      }
    }
  }

  // The empty quoted lines below it go with it.
  private void markWithSpace(int start, int end) {
    int last = end;
    while (last + 1 < lines.size() && isEmptyQuote(last + 1)) {
      last++;
    }
    lines.mark(start, last, Kind.ATTRIBUTION);
  }

  private boolean isEmptyQuote(int line) {
    return lines.is(line, Kind.QUOTED)
        && MailChars.trim(MailChars.unquoted(lines.trimmed(line))).isEmpty();
  }

  private static boolean isComplete(String text) {
    return text.length() <= LONGEST && new AttributionLine(text, true).isComplete(true);
  }

  private boolean mayEndAt(int line) {
    return switch (lines.kind(line)) {
      case TEXT -> AttributionLine.mayBeEnd(lines.trimmed(line));
      case QUOTED -> AttributionLine.isBrokenEnd(lines.trimmed(line));
      case BLANK, ATTRIBUTION, ORIGINAL, SIGNATURE -> false;
    };
  }

  // The shortest that is complete; failing that, the shortest that will do above a quote.
  private int startOfOneEndingAt(int end) {
    boolean aboveQuote = lines.quoteFollows(end);
    int fallback = end + 1;
    String joined = "";
    for (int start = end; mayContain(start, end); start--) {
      joined = lines.trimmed(start) + " " + joined;
      if (joined.length() > LONGEST) {
        break;
      }
      var candidate = new AttributionLine(MailChars.trim(joined), start < end);
      if (candidate.isComplete(aboveQuote)) {
        return withLineAbove(start, candidate);
      }
      if (aboveQuote && fallback > end && candidate.isEnoughAboveQuote()) {
        fallback = start;
      }
    }
    return fallback;
  }

  // Some clients leave empty lines and a lone bracket where the address was; then the end says so.
  private boolean mayContain(int start, int end) {
    if (start < free || end - start >= MOST_LINES) {
      return false;
    }
    return start == end || lines.is(start, Kind.TEXT) || isInBrokenOne(start, end);
  }

  private boolean isInBrokenOne(int start, int end) {
    return lines.is(start, Kind.BLANK) && lines.is(end, Kind.QUOTED);
  }

  private int withLineAbove(int start, AttributionLine found) {
    int above = start - 1;
    boolean free = above >= this.free && lines.is(above, Kind.TEXT);
    return free && found.isContinuationOf(lines.trimmed(above)) ? above : start;
  }

  // Without quote marks below it, the earlier mail reaches to the end, if anything stands above.
  private void found(int start, int end) {
    boolean endsReply = firstText < start && !lines.quoteFollows(end);
    lines.mark(start, end, endsReply ? Kind.ORIGINAL : Kind.ATTRIBUTION);
    firstText = firstText < start ? firstText : Integer.MAX_VALUE;
    free = end + 1;
  }
}
