package earshot.importing;

import java.util.Locale;
import java.util.regex.Pattern;

/// The words of cells.
final class Cells {

  private static final int SHORT = 60;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Cells() {}

  /// On one line, without what cannot be stored.
  static String line(String cell) {
    return SPACES.matcher(cell.replace("\0", "").strip()).replaceAll(" ");
  }

  /// To be compared: titles and names of places, however they are capitalized.
  static String folded(String cell) {
    return line(cell).toLowerCase(Locale.ROOT);
  }

  /// The beginning, in quotes, for sentences about it.
  static String quoted(String cell) {
    return "“" + (cell.length() > SHORT ? cut(cell, SHORT) + "…" : cell) + "”";
  }

  static String cut(String text, int longest) {
    if (text.length() <= longest) return text;
    var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }
}
