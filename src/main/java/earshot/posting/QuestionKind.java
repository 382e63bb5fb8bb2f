package earshot.posting;

/// How a question is answered.
public enum QuestionKind {
  SHORT_TEXT("Short text", "One line.", 200),
  LONG_TEXT("Long text", "A few sentences.", 5_000),
  YES_NO("Yes or no", "One of the two.", 0),
  CHOICE("Choice", "One of several you name.", 0);

  private final String label;
  private final String meaning;
  private final int longest;

  QuestionKind(String label, String meaning, int longest) {
    this.label = label;
    this.meaning = meaning;
    this.longest = longest;
  }

  public String label() {
    return label;
  }

  public String meaning() {
    return meaning;
  }

  /// How many characters an answer may have; 0 where it is chosen.
  public int longest() {
    return longest;
  }
}
