package earshot.web;

/// Text of which a reader would see nothing.
public final class Blank {

  /// The fillers of Hangul, Khmer's inherent vowels, the empty Braille cell, and the joiner of
  /// graphemes: letters and marks by their category that leave the paper white.
  private static final String BLANKS = "\u115F\u1160\u3164\uFFA0\u17B4\u17B5\u2800\u034F";

  private Blank() {}

  /// Whether a reader would see nothing of it: spaces, and what has neither width nor ink, such as
  /// a zero-width joiner alone.
  public static boolean is(String text) {
    return text.codePoints().noneMatch(Blank::isSeen);
  }

  private static boolean isSeen(int c) {
    return !Character.isWhitespace(c)
        && !Character.isSpaceChar(c)
        && !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && !isVariation(c)
        && BLANKS.indexOf(c) < 0;
  }

  private static boolean isVariation(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  }
}
