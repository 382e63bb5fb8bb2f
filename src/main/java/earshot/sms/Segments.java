package earshot.sms;

import java.util.ArrayList;
import java.util.List;

/// How a text message is cut into segments, which is what it costs (3GPP TS 23.038 and 23.040).
/// `static/js/segments.js` counts the same for the composer.
///
/// @param units septets, or UTF-16 code units
/// @param left units that still fit into the last segment
public record Segments(Encoding encoding, int units, int segments, int left) {

  /// The longest message that is sent by text, in UTF-16 code units as a browser counts them.
  public static final int MOST_CHARACTERS = 1_600;

  /// The alphabets, with what one segment takes, alone and as a part of a longer message.
  public enum Encoding {
    GSM7(160, 153),
    UCS2(70, 67);

    private final int alone;
    private final int part;

    Encoding(int alone, int part) {
      this.alone = alone;
      this.part = part;
    }
  }

  public static Segments of(String text) {
    var encoding = text.codePoints().allMatch(Gsm7::contains) ? Encoding.GSM7 : Encoding.UCS2;
    int units = text.codePoints().map(character -> unitsOf(encoding, character)).sum();
    return units <= encoding.alone
        ? new Segments(encoding, units, units == 0 ? 0 : 1, encoding.alone - units)
        : inParts(encoding, units, text);
  }

  private static int unitsOf(Encoding encoding, int character) {
    return encoding == Encoding.GSM7 ? Gsm7.septets(character) : Character.charCount(character);
  }

  private static Segments inParts(Encoding encoding, int units, String text) {
    var parts = cut(text, encoding);
    int used = parts.getLast().codePoints().map(it -> unitsOf(encoding, it)).sum();
    return new Segments(encoding, units, parts.size(), encoding.part - used);
  }

  /// The text as it is cut for sending in that encoding: one part where it fits into one segment.
  public static List<String> parts(String text, Encoding encoding) {
    int units = text.codePoints().map(character -> unitsOf(encoding, character)).sum();
    return units <= encoding.alone ? List.of(text) : cut(text, encoding);
  }

  // An escaped character or a surrogate pair goes into the next segment as a whole.
  private static List<String> cut(String text, Encoding encoding) {
    var parts = new ArrayList<String>();
    int begin = 0;
    int used = 0;
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      int next = unitsOf(encoding, text.codePointAt(at));
      if (used + next > encoding.part) {
        parts.add(text.substring(begin, at));
        begin = at;
        used = 0;
      }
      used += next;
    }
    parts.add(text.substring(begin));
    return parts;
  }
}
