package earshot.web;

import static earshot.language.Say.say;

import java.util.regex.Pattern;

/// What was typed into a field of one line.
public final class OneLine {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /// What turns the direction of all that follows: the rest of a page would read backwards.
  private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private OneLine() {}

  /// The text without spaces around and runs of them inside.
  ///
  /// @param missing the sentence for a field that may not be empty; empty for one that may
  /// @throws InvalidInput if there is nothing, or too much
  public static String of(String field, String typed, int longest, String missing) {
    var line = of(typed);
    if (line.isEmpty() && !missing.isEmpty()) throw new InvalidInput(field, missing);
    if (line.length() > longest)
      throw new InvalidInput(field, say("That is too long: {0} characters fit.", longest));
    return line;
  }

  /// The same for whoever says in other words what is wrong; empty if a reader would see nothing.
  public static String of(String typed) {
    var straight = TURNS.matcher(typed.replace("\0", "")).replaceAll("");
    return Blank.is(straight) ? "" : SPACES.matcher(straight.strip()).replaceAll(" ");
  }
}
