package earshot.web;

import java.util.regex.Pattern;

/// The initials of a person on one of twelve muted colors that stays with the person.
public record Avatar(String initials, int color) {

  private static final int COLORS = 12;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /// @param id what the color hangs on, so that a changed name keeps its color
  public static Avatar of(String name, long id) {
    var words = SPACES.split(name.strip());
    var initials = first(words[0]) + (words.length > 1 ? first(words[words.length - 1]) : "");
    return new Avatar(initials.toUpperCase(java.util.Locale.ROOT), Math.floorMod(id * 7, COLORS));
  }

  private static String first(String word) {
    return word.isEmpty() ? "?" : word.substring(0, word.offsetByCodePoints(0, 1));
  }
}
