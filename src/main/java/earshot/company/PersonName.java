package earshot.company;

import static earshot.language.Say.say;

import earshot.web.InvalidInput;
import earshot.web.OneLine;

/// What somebody is called, as typed: one line.
public record PersonName(String text) {

  private static final int LONGEST = 100;

  /// @throws InvalidInput if there is nothing, or too much
  public PersonName {
    text = clean(text);
    if (text.isEmpty()) throw new InvalidInput("name", say("Enter your name."));
    if (text.length() > LONGEST)
      throw new InvalidInput("name", say("That is too long: {0} characters fit.", LONGEST));
  }

  /// As much of a name as fits, where nobody is there to type a shorter one.
  ///
  /// @throws InvalidInput if there is nothing
  public static PersonName cut(String text) {
    var clean = clean(text);
    if (clean.length() <= LONGEST) return new PersonName(clean);
    var end = Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return new PersonName(clean.substring(0, end));
  }

  private static String clean(String text) {
    return OneLine.of("name", text, Integer.MAX_VALUE, "");
  }
}
