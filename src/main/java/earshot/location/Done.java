package earshot.location;

import static earshot.language.Say.say;

/// What was just done, as the page says it after a form.
public final class Done {

  private Done() {}

  /// The sentence of that name; empty if there is none.
  public static String sentence(String name) {
    return switch (name) {
      case "added" -> say("The location is added. Give managers rights there under People.");
      case "changed" -> say("The location is changed.");
      case "closed" -> say("The location is closed, and its jobs with it. Conversations go on.");
      case "opened" -> say("The location is open again. Its jobs are opened one by one.");
      default -> "";
    };
  }
}
