package earshot.mailtext;

/// Looking at the characters of a line. Mail clients put no-break spaces and invisible direction
/// marks where a reader sees plain spaces, or nothing.
final class MailChars {

  private static final String RULE = "-_=*~—–―─━";

  private MailChars() {}

  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /// The text without the quote marks it starts with.
  static String unquoted(String text) {
    int start = 0;
    while (start < text.length() && (text.charAt(start) == '>' || isSpace(text.charAt(start)))) {
      start++;
    }
    return text.substring(start);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || isInvisible(c);
  }

  private static boolean isInvisible(char c) {
    return c <= ' '
        || (c >= '\u200B' && c <= '\u200F')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\uFEFF';
  }

  static boolean isRule(char c) {
    return RULE.indexOf(c) >= 0;
  }

  /// How many characters of a drawn line, such as `-----`, the text starts with.
  static int ruleAtStart(String text) {
    int length = 0;
    while (length < text.length() && isRule(text.charAt(length))) {
      length++;
    }
    return length;
  }

  /// The text without the characters of a drawn line, brackets and spaces at both ends.
  static String undecorated(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isDecoration(text.charAt(start))) {
      start++;
    }
    while (end > start && isDecoration(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isDecoration(char c) {
    return isRule(c) || isSpace(c) || "<>()[]|".indexOf(c) >= 0;
  }

  static boolean isColon(char c) {
    return c == ':' || c == '：';
  }

  static boolean endsWithColon(String text) {
    return !text.isEmpty() && isColon(text.charAt(text.length() - 1));
  }

  /// An @ between two characters that are no spaces.
  static boolean hasAddress(String text) {
    int at = text.indexOf('@', 1);
    return at > 0
        && at + 1 < text.length()
        && !isSpace(text.charAt(at - 1))
        && !isSpace(text.charAt(at + 1));
  }
}
