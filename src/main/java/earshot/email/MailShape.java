package earshot.email;

/// Looks at the bytes of a mail before anything is made of them: each header line and each part
/// becomes objects a hundred times its size, so that a mail of 25 MB could fill any memory.
final class MailShape {

  /// How many bytes a block of headers can have.
  static final int LARGEST_HEADERS = 256 * 1024;

  /// How many lines can stand where headers do, in all parts together.
  private static final int MOST_HEADERS = 50_000;

  /// How many lines can begin like the boundary of a part.
  private static final int MOST_BOUNDARIES = 10_000;

  private final byte[] mail;
  private boolean inHeaders = true;
  private int headersBegin;
  private int headers;
  private int boundaries;

  private MailShape(byte[] mail) {
    this.mail = mail;
  }

  /// Whether it has more parts or headers than any person's mail.
  static boolean isMonstrous(byte[] mail) {
    return new MailShape(mail).isMonstrous();
  }

  private boolean isMonstrous() {
    for (var line = 0; line < mail.length; ) {
      var end = end(line);
      read(line, end);
      if (isTooMuch(end)) return true;
      line = next(end);
    }
    return false;
  }

  /// Every line that may be a boundary counts as one, and what stands below it, up to an empty
  /// line, as headers: which of them are boundaries depends on who reads.
  private void read(int line, int end) {
    if (isBoundary(line, end)) {
      boundaries++;
      inHeaders = true;
      headersBegin = end;
    } else if (line == end) {
      inHeaders = false;
    } else if (inHeaders) {
      headers++;
    }
  }

  private boolean isTooMuch(int at) {
    return boundaries > MOST_BOUNDARIES
        || headers > MOST_HEADERS
        || (inHeaders && at - headersBegin > LARGEST_HEADERS);
  }

  private boolean isBoundary(int line, int end) {
    return end - line >= 2 && mail[line] == '-' && mail[line + 1] == '-';
  }

  private int end(int line) {
    var end = line;
    while (end < mail.length && mail[end] != '\r' && mail[end] != '\n') end++;
    return end;
  }

  private int next(int end) {
    var isPair = end + 1 < mail.length && mail[end] == '\r' && mail[end + 1] == '\n';
    return end + (isPair ? 2 : 1);
  }
}
