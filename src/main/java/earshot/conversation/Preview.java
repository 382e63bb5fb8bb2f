package earshot.conversation;

import java.util.regex.Pattern;

/// The beginning of a message, as lists show it: one line of at most 160 characters.
public final class Preview {

  private static final int LENGTH = 160;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Preview() {}

  public static String of(String body) {
    var line = SPACES.matcher(body).replaceAll(" ");
    if (line.length() <= LENGTH) return line;
    var cut = Character.isHighSurrogate(line.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH;
    return line.substring(0, cut) + "…";
  }
}
