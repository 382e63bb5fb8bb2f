package earshot.posting;

import static earshot.language.Say.say;

/// What was just done, as the page says it after a form.
public final class Done {

  private Done() {}

  /// The sentence of that name; empty if there is none.
  public static String sentence(String name) {
    return switch (name) {
      case "added" -> say("The job is added. Add the questions its form should ask.");
      case "changed" -> say("The job is changed.");
      case "filled" -> say("The job is filled: nobody can apply any more.");
      case "asked" -> say("The question is in the form.");
      case "reworded" -> say("The question is changed.");
      case "removed" -> say("The question is removed. Answers given to it stay.");
      case "moved" -> say("The order is changed.");
      default -> "";
    };
  }
}
