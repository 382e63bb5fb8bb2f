package earshot.dkim;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The relaxed form of headers and bodies (RFC 6376 section 3.4): what mail servers on the way may
/// do to white space leaves it as it is.
final class Relaxed {

  private Relaxed() {}

  /// @param value as it stands in the mail, folded or not
  static String header(String name, String value) {
    return name.toLowerCase(Locale.ROOT) + ":" + oneSpace(value.replaceAll("[\\r\\n]", "")).strip();
  }

  /// Lines ended by CRLF, without white space at their ends and without empty lines at the end.
  static byte[] body(String body) {
    var relaxed = new StringBuilder(body.length());
    var empty = 0;
    for (var line : (Iterable<String>) body.lines()::iterator) {
      var kept = oneSpace(line).stripTrailing();
      if (kept.isEmpty()) {
        empty++;
        continue;
      }
      relaxed.repeat("\r\n", empty).append(kept).append("\r\n");
      empty = 0;
    }
    return relaxed.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String oneSpace(String text) {
    return text.replaceAll("[ \\t]+", " ");
  }
}
