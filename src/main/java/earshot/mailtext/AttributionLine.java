package earshot.mailtext;

import java.util.List;

/// A text that may say who wrote the mail below it, joined from the lines it was wrapped into.
final class AttributionLine {

  private static final int LONGEST_BROKEN_END = 40;
  private static final int LONGEST_BEFORE_QUOTE = 300;

  private final String text;
  private final boolean wrapped;

  AttributionLine(String text, boolean wrapped) {
    this.text = text;
    this.wrapped = wrapped;
  }

  /// Whether an attribution may end with this line.
  static boolean mayBeEnd(String line) {
    return hasEnd(line) || line.endsWith(">") || isDatedVerb(line);
  }

  // On 2027-02-01 Maria wrote
  private static boolean isDatedVerb(String line) {
    return isOpening(line) && MailWords.VERBS.contains(MailWords.words(line).getLast());
  }

  /// Whether the quote begins on the same line, as on Yahoo's phones: `On Monday, Maria <maria@…>
  /// wrote: Can you come?`
  static boolean isWithQuote(String line) {
    int gap = line.indexOf(":  ", line.indexOf('@') + 1);
    if (gap < 0 || gap > LONGEST_BEFORE_QUOTE || line.indexOf('@') < 0) {
      return false;
    }
    var before = new AttributionLine(line.substring(0, gap + 1), false);
    return isOpening(before.text) && before.verbIsLast();
  }

  private static boolean hasEnd(String line) {
    return MailChars.endsWithColon(line) || isDrawn(line);
  }

  // ---- On Tue, 22 Dec 2015 Sam wrote ----
  private static boolean isDrawn(String line) {
    return line.startsWith("--") && line.endsWith("--") && line.length() > 20;
  }

  /// Whether a line that looks quoted is the end of an attribution broken before its bracket, as in
  /// `> wrote:` or `>:`.
  static boolean isBrokenEnd(String line) {
    if (line.length() > LONGEST_BROKEN_END || !MailChars.endsWithColon(line)) {
      return false;
    }
    var words = MailWords.words(line);
    return words.isEmpty() || (words.size() < 4 && MailWords.VERBS.contains(words.getLast()));
  }

  /// "On Mon 1 February", "Am 03.02.2016", "2016年2月1日": how most of them start.
  static boolean isOpening(String line) {
    String start = MailChars.undecorated(line);
    if (start.isEmpty() || !DateInText.isFoundIn(start)) {
      return false;
    }
    var words = MailWords.words(start);
    return Character.isDigit(start.charAt(0))
        || MailWords.OPENINGS.contains(words.getFirst())
        || isDigit(words, 1);
  }

  private static boolean isDigit(List<String> words, int index) {
    return words.size() > index && Character.isDigit(words.get(index).charAt(0));
  }

  /// Whether this is one beyond doubt.
  boolean isComplete(boolean aboveQuote) {
    return hasEnd(text) ? namesTimeAndWriter() : aboveQuote && isDated();
  }

  private boolean namesTimeAndWriter() {
    boolean plausible = isOpening(text) || text.indexOf('<') >= 0;
    return plausible && DateInText.isFoundIn(text) && (saysWrote() || endsWithAddress());
  }

  private boolean saysWrote() {
    return verbIsLast() || (hasVerb() && !isFirstPerson());
  }

  private boolean isDated() {
    return isDatedVerb(text) || (!wrapped && isDateAndAddress());
  }

  // 2027/2/1 Maria Lopez <maria@harborcafe.example>
  private boolean isDateAndAddress() {
    return text.endsWith(">") && isOpening(text) && MailChars.hasAddress(text);
  }

  private boolean endsWithAddress() {
    String end = text.substring(0, text.length() - 1);
    return MailChars.hasAddress(text) && (end.endsWith(">") || end.endsWith(")"));
  }

  /// Whether this is one if quoted lines follow: "Maria wrote:", "Quoting Maria <maria@…>:".
  boolean isEnoughAboveQuote() {
    if (!hasEnd(text)) {
      return false;
    }
    boolean dated = DateInText.isFoundIn(text);
    return verbIsLast()
        || (hasVerb() && dated)
        || (MailChars.hasAddress(text) && (dated || endsWithAddress()));
  }

  /// Whether a complete one started on the line above: the day or the writer is there.
  boolean isContinuationOf(String above) {
    boolean finished = ".!?:;)".indexOf(above.charAt(above.length() - 1)) >= 0;
    boolean day = !isOpening(text) && isOpening(above);
    boolean writer = !MailChars.hasAddress(text) && isWithAddress(above);
    return !finished && (day || writer);
  }

  private static boolean isWithAddress(String line) {
    return line.indexOf('<') >= 0 && MailChars.hasAddress(line);
  }

  private boolean hasVerb() {
    return MailWords.words(text).stream().anyMatch(MailWords.VERBS::contains)
        || MailWords.hasUnspacedVerb(text);
  }

  private boolean verbIsLast() {
    var words = MailWords.words(text);
    boolean last = !words.isEmpty() && MailWords.VERBS.contains(words.getLast());
    return (last || MailWords.endsWithUnspacedVerb(text)) && !isFirstPerson();
  }

  // "On 12 May at 10:30 I wrote:" is told by the applicant.
  private boolean isFirstPerson() {
    var words = MailWords.words(text);
    int i = words.indexOf("i");
    return i >= 0 && i + 1 < words.size() && MailWords.VERBS.contains(words.get(i + 1));
  }
}
