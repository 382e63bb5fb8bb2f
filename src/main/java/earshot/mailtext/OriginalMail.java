package earshot.mailtext;

import earshot.mailtext.MailLines.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds where an earlier mail follows without quote marks: below "-----Original Message-----" or
/// below a block of From, Sent, To and Subject.
final class OriginalMail {

  // Outlook wraps long lists of recipients; a header block is not longer than this.
  private static final int LONGEST_BLOCK = 12;
  private static final int LONGEST_DIVIDER = 100;

  private final MailLines lines;
  // Each line is looked at by all that may start a block above it.
  private final List<@Nullable HeaderLabel> labels;

  private OriginalMail(MailLines lines) {
    this.lines = lines;
    labels = new ArrayList<>(lines.size());
    for (int line = 0; line < lines.size(); line++) {
      labels.add(lines.is(line, Kind.TEXT) ? HeaderLabel.of(lines.trimmed(line)) : null);
    }
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
    boolean named = (drawn || MailChars.endsWithColon(trimmed)) && isNamed(trimmed);
    return named || (drawn && isDrawnAroundWords(trimmed) && isLabelNext(line));
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

  private boolean isLabelNext(int line) {
    int next = lines.filledFrom(line + 1);
    return next < lines.size() && HeaderLabel.of(lines.trimmed(next)) != null;
  }

  private boolean isHeaderBlock(int start) {
    if (labels.get(start) == null) {
      return false;
    }
    var found = EnumSet.noneOf(HeaderLabel.class);
    boolean address = false;
    int end = end(start);
    for (int line = start; line < end; line++) {
      var label = labels.get(line);
      if (label != null) {
        found.add(label);
        address |= MailChars.hasAddress(lines.text(line));
      }
    }
    return isEnough(found, address, labels.get(start) == HeaderLabel.FROM);
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

  // Without a subject or an address it may be somebody's hours: "Date: … From: … To: …", and with a
  // subject that does not begin with a sender what somebody learned: "Subject: … Date: … From: …".
  private static boolean isEnough(EnumSet<HeaderLabel> labels, boolean address, boolean fromFirst) {
    return labels.size() > 2 && (address || (fromFirst && labels.contains(HeaderLabel.SUBJECT)));
  }
}
