package earshot.attachment;

/// Names of files that somebody else chose.
public final class FileName {

  private static final int LONGEST = 120;
  private static final String FORBIDDEN = "<>:\"/\\|?*";

  private FileName() {}

  /// A name that is a name on every system: no path, no control or direction characters, not
  /// hidden, and with its ending.
  public static String harmless(String name) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var clean = new StringBuilder();
    last.codePoints()
        .filter(c -> !isInvisible(c) && FORBIDDEN.indexOf(c) < 0)
        .forEach(clean::appendCodePoint);
    var stripped = stripped(clean.toString());
    return stripped.isEmpty() ? "file" : shortened(stripped);
  }

  /// Letter by letter: an expression takes minutes for a name of nothing but dots.
  private static String stripped(String name) {
    var from = 0;
    var to = name.length();
    while (from < to && isMargin(name.charAt(from))) from++;
    while (to > from && isMargin(name.charAt(to - 1))) to--;
    return name.substring(from, to);
  }

  private static boolean isMargin(char c) {
    return c == '.' || Character.isWhitespace(c);
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST) return name;
    var dot = name.lastIndexOf('.');
    var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    var cut = LONGEST - ending.length();
    if (Character.isHighSurrogate(name.charAt(cut - 1))) cut--;
    return name.substring(0, cut) + ending;
  }
}
