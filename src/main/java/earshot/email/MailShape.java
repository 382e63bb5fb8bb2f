package earshot.email;

import java.util.Arrays;

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
  private final Boundaries declared;
  private boolean inHeaders = true;
  private int headersBegin;
  private int headers;
  private int boundaries;

  private MailShape(byte[] mail) {
    this.mail = mail;
    this.declared = Boundaries.in(mail);
  }

  /// Whether it has more parts or headers than any person's mail.
  static boolean isMonstrous(byte[] mail) {
    return new MailShape(mail).isMonstrous();
  }

  /// Its own headers, without those of its parts.
  static byte[] headers(byte[] mail) {
    var line = 0;
    while (line < mail.length && MailLines.end(mail, line) > line)
      line = MailLines.next(mail, MailLines.end(mail, line));
    return Arrays.copyOf(mail, line);
  }

  private boolean isMonstrous() {
    for (var line = 0; line < mail.length; ) {
      var end = MailLines.end(mail, line);
      read(line, end);
      if (isTooMuch(end)) return true;
      line = MailLines.next(mail, end);
    }
    return false;
  }

  /// Every line that may be a boundary counts as one, and what stands below it, up to an empty
  /// line, as headers.
  private void read(int line, int end) {
    if (declared.mayBe(line, end)) {
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
}
