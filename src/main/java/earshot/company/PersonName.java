package earshot.company;

import static earshot.language.Say.say;

import earshot.web.InvalidInput;

/// What somebody is called, as typed: one line.
public record PersonName(String text) {

  private static final int LONGEST = 100;

  /// As much of a name as fits, where nobody is there to type a shorter one.
  ///
  /// @throws InvalidInput if there is nothing
  public static PersonName cut(String text) {
    var clean = text.replace("\0", "").strip().replaceAll("\\s+", " ");
    if (clean.length() <= LONGEST) return new PersonName(clean);
    return new PersonName(
        clean.substring(
            0, Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST));
  }

  /// @throws InvalidInput if there is nothing, or too much
  public PersonName {
    text = text.replace("\0", "").strip().replaceAll("\\s+", " ");
    if (text.isEmpty()) throw new InvalidInput("name", say("Enter your name."));
    if (text.length() > LONGEST)
      throw new InvalidInput("name", say("That is too long: {0} characters fit.", LONGEST));
  }
}
