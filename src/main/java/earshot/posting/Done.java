package earshot.posting;

/// What was just done, as the page says it after a form.
public final class Done {

  private Done() {}

  /// The sentence of that name; empty if there is none.
  public static String sentence(String name) {
    return switch (name) {
      case "added" -> "The job is added. Add the questions its form should ask.";
      case "changed" -> "The job is changed.";
      case "filled" -> "The job is filled: nobody can apply any more.";
      case "asked" -> "The question is in the form.";
      case "reworded" -> "The question is changed.";
      case "removed" -> "The question is removed. Answers given to it stay.";
      case "moved" -> "The order is changed.";
      default -> "";
    };
  }
}
