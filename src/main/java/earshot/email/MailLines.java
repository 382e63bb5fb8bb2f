package earshot.email;

/// The lines of a mail, whichever way they end.
final class MailLines {

  private MailLines() {}

  /// Where the line that begins there ends.
  static int end(byte[] mail, int line) {
    var end = line;
    while (end < mail.length && !isEnd(mail[end])) end++;
    return end;
  }

  static boolean isEnd(byte letter) {
    return letter == '\r' || letter == '\n';
  }

  /// Where the line below the one that ends there begins. The library takes CR CR LF for one end.
  static int next(byte[] mail, int end) {
    if (is(mail, end, '\r') && is(mail, end + 1, '\n')) return end + 2;
    var isLong = is(mail, end, '\r') && is(mail, end + 1, '\r') && is(mail, end + 2, '\n');
    return end + (isLong ? 3 : 1);
  }

  static boolean isBlank(byte[] mail, int at) {
    return is(mail, at, ' ') || is(mail, at, '\t');
  }

  private static boolean is(byte[] mail, int at, char letter) {
    return at < mail.length && mail[at] == letter;
  }
}
