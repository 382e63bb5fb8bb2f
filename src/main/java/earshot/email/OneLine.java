package earshot.email;

/// Text for a header: one line without control characters, so that no name and no job title brings
/// a header of its own.
public final class OneLine {

  private static final int LONGEST = 200;

  private OneLine() {}

  public static String of(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .map(c -> isBreak(c) ? ' ' : c)
        .filter(c -> !Character.isBmpCodePoint(c) || !Character.isSurrogate((char) c))
        .limit(LONGEST)
        .forEach(line::appendCodePoint);
    return line.toString().replaceAll(" {2,}", " ").strip();
  }

  private static boolean isBreak(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
        || Character.isWhitespace(c);
  }
}
