package earshot.mailtext;

/// Whether a text names a day or a time of day, in any language: `2016`, `18:32`, `20.42`,
/// `1/02/16`, `2-1-2016`.
final class DateInText {

  private DateInText() {}

  static boolean isFoundIn(String text) {
    int at = 0;
    while (at < text.length()) {
      int end = endOfDigits(text, at);
      if (end > at && isPartOfDate(text, at, end)) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPartOfDate(String text, int start, int end) {
    return isYear(text, start, end) || (end - start <= 2 && isFollowedByTwoDigits(text, end));
  }

  private static boolean isYear(String text, int start, int end) {
    boolean century = text.startsWith("19", start) || text.startsWith("20", start);
    return end - start == 4 && century;
  }

  private static boolean isFollowedByTwoDigits(String text, int separator) {
    return separator < text.length()
        && ":./-".indexOf(text.charAt(separator)) >= 0
        && endOfDigits(text, separator + 1) >= separator + 2;
  }
}
