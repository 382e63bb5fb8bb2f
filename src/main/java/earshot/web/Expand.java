package earshot.web;

import static earshot.language.Say.say;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a program wants to be told along with what it asks for, so that it need not ask for each.
public final class Expand {

  private Expand() {}

  /// Whether the parameter asks for what is known.
  ///
  /// @param typed what the parameter says, separated by commas
  /// @param known the one thing there is to tell
  /// @throws InvalidInput if something else is wanted
  public static boolean has(@Nullable String typed, String known) {
    if (typed == null) return false;
    if (!Arrays.stream(typed.split(",", -1)).allMatch(known::equals))
      throw new InvalidInput("expand", say("expand can only be {0}.", known));
    return true;
  }
}
