package earshot.company;

import earshot.web.InvalidInput;

/// What somebody is called, as typed: one line.
public record PersonName(String text) {

  private static final int LONGEST = 100;

  /// @throws InvalidInput if there is nothing, or too much
  public PersonName {
    text = text.replace("\0", "").strip().replaceAll("\\s+", " ");
    if (text.isEmpty()) throw new InvalidInput("name", "Enter your name.");
    if (text.length() > LONGEST)
      throw new InvalidInput("name", "That is too long: %d characters fit.".formatted(LONGEST));
  }
}
