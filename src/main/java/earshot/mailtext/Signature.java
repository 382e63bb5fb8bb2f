package earshot.mailtext;

import earshot.mailtext.MailLines.Kind;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds signatures: below "-- " and other drawn lines, and what phones put at the end of a mail.
final class Signature {

  // Below anything but the standard's "-- ", more than this is likely the mail going on.
  private static final int MOST_LINES = 10;
  private static final int LONGEST_LINE = 80;

  // A bullet, or from when to when: "9-5", "9:30am – 5 pm". A phone has more digits in a row.
  private static final Pattern LISTED =
      Pattern.compile(
          "^[-*•·] |(?<![\\d/.-])\\d{1,2}(:\\d\\d)? ?([ap]\\.?m\\.?)? ?[-–—] ?\\d{1,2}(:\\d\\d)? ?([ap]\\.?m\\.?)?(?![\\d/.-])",
          Pattern.CASE_INSENSITIVE);

  private final MailLines lines;
  private final Set<String> drawnAgain = new HashSet<>();

  private Signature(MailLines lines) {
    this.lines = lines;
    var drawn = new HashSet<String>();
    for (int line = 0; line < lines.size(); line++) {
      if (lines.is(line, Kind.TEXT) && !drawn.add(lines.trimmed(line))) {
        drawnAgain.add(lines.trimmed(line));
      }
    }
  }

  static void mark(MailLines lines) {
    var signature = new Signature(lines);
    signature.markBelowSeparators();
    signature.markDeviceNotes();
  }

  private void markBelowSeparators() {
    boolean written = false;
    for (int line = 0; line < lines.size(); line++) {
      if (written && lines.is(line, Kind.TEXT) && isSeparator(line)) {
        lines.mark(line, endOfSection(line + 1) - 1, Kind.SIGNATURE);
      }
      written |= lines.is(line, Kind.TEXT);
    }
  }

  private boolean isSeparator(int line) {
    String trimmed = lines.trimmed(line);
    if (trimmed.isEmpty() || MailChars.ruleAtStart(trimmed) < trimmed.length()) {
      return false;
    }
    if (lines.text(line).equals("-- ")) {
      return true;
    }
    return switch (trimmed) {
      case "--", "—", "–" -> isShort(line + 1) && !goesOn(line);
      default -> isLongSeparator(trimmed) && looksLikeSignature(line + 1) && !goesOn(line);
    };
  }

  // A line drawn below "I can work:" or below each of several questions belongs to what is said,
  // and so does a list, or hours, below it.
  private boolean goesOn(int separator) {
    if (lines.trimmed(separator - 1).endsWith(":")
        || drawnAgain.contains(lines.trimmed(separator))) {
      return true;
    }
    for (int line = separator + 1; isInSection(line); line++) {
      if (LISTED.matcher(lines.trimmed(line)).find()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLongSeparator(String trimmed) {
    return trimmed.length() > 1 && "-_—".indexOf(trimmed.charAt(0)) >= 0;
  }

  private boolean isShort(int start) {
    int filled = 0;
    for (int line = start; filled <= MOST_LINES && isInSection(line); line++) {
      filled += lines.is(line, Kind.TEXT) ? 1 : 0;
    }
    return filled <= MOST_LINES;
  }

  // A line drawn by a writer may also part one answer from the next: those have sentences.
  private boolean looksLikeSignature(int start) {
    int line = start;
    while (isInSection(line)) {
      if (line - start > 2 * MOST_LINES || isSentence(lines.trimmed(line))) {
        return false;
      }
      line++;
    }
    return true;
  }

  private static boolean isSentence(String trimmed) {
    return trimmed.length() > LONGEST_LINE
        || (!trimmed.isEmpty() && ".!?…。！？".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0);
  }

  private int endOfSection(int start) {
    int end = start;
    while (isInSection(end)) {
      end++;
    }
    return end;
  }

  private boolean isInSection(int line) {
    return line < lines.size() && (lines.is(line, Kind.TEXT) || lines.is(line, Kind.BLANK));
  }

  // Only where nothing else follows before the quote: anywhere else it may be a sentence.
  private void markDeviceNotes() {
    boolean last = true;
    for (int line = lines.size() - 1; line >= 0; line--) {
      if (lines.is(line, Kind.TEXT)) {
        last = last && DeviceNote.is(lines.trimmed(line));
        lines.mark(line, line, last ? Kind.SIGNATURE : Kind.TEXT);
      } else {
        last |= !lines.is(line, Kind.BLANK);
      }
    }
  }
}
