package earshot.mailtext;

import earshot.mailtext.MailLines.Kind;
import java.util.EnumSet;

/// Finds where an earlier mail follows without quote marks: below "-----Original Message-----" or
/// below a block of From, Sent, To and Subject.
final class OriginalMail {

  // Outlook wraps long lists of recipients; a header block is not longer than this.
  private static final int LONGEST_BLOCK = 12;
  private static final int LONGEST_DIVIDER = 100;

  private final MailLines lines;

  private OriginalMail(MailLines lines) {
    this.lines = lines;
  }

  static void mark(MailLines lines) {
    var original = new OriginalMail(lines);
    for (int line = 0; line < lines.size(); line++) {
      if (lines.is(line, Kind.TEXT) && original.startsAt(line)) {
        lines.mark(line, line, Kind.ORIGINAL);
      }
    }
  }

  private boolean startsAt(int line) {
    return isDivider(line) || isHeaderBlock(line);
  }

  private boolean isDivider(int line) {
    String trimmed = lines.trimmed(line);
    if (trimmed.length() > LONGEST_DIVIDER) {
      return false;
    }
    boolean drawn = MailChars.ruleAtStart(trimmed) > 1;
    boolean named = isNamed(trimmed) && (drawn || MailChars.endsWithColon(trimmed));
    return named || (drawn && isDrawnAroundWords(trimmed) && HeaderLabel.of(next(line)) != null);
  }

  private static boolean isNamed(String divider) {
    String words = MailChars.undecorated(divider);
    String name = MailChars.endsWithColon(words) ? words.substring(0, words.length() - 1) : words;
    return MailWords.DIVIDERS.contains(MailWords.plain(name));
  }

  // In a language not listed: a line drawn left and right of some words, and headers below.
  private static boolean isDrawnAroundWords(String divider) {
    String words = MailChars.undecorated(divider);
    return !words.isEmpty() && MailChars.isRule(divider.charAt(divider.length() - 1));
  }

  private String next(int line) {
    int next = lines.filledFrom(line + 1);
    return next < lines.size() ? lines.trimmed(next) : "";
  }

  private boolean isHeaderBlock(int start) {
    if (HeaderLabel.of(lines.trimmed(start)) == null) {
      return false;
    }
    var labels = EnumSet.noneOf(HeaderLabel.class);
    boolean address = false;
    for (int line = start; line < end(start); line++) {
      String trimmed = lines.trimmed(line);
      var label = HeaderLabel.of(trimmed);
      if (label != null) {
        labels.add(label);
        address |= MailChars.hasAddress(trimmed);
      }
    }
    return isEnough(labels, address);
  }

  // With empty lines in between, as some clients write them.
  private int end(int start) {
    int limit = Math.min(lines.size(), start + LONGEST_BLOCK);
    int end = start;
    while (end < limit && (lines.is(end, Kind.TEXT) || lines.is(end, Kind.BLANK))) {
      end++;
    }
    return end;
  }

  // Without a subject or an address it may be somebody's hours: "Date: … From: … To: …".
  private static boolean isEnough(EnumSet<HeaderLabel> labels, boolean address) {
    return labels.size() > 2 && (labels.contains(HeaderLabel.SUBJECT) || address);
  }
}
