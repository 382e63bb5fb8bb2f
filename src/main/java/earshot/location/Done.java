package earshot.location;

/// What was just done, as the page says it after a form.
public final class Done {

  private Done() {}

  /// The sentence of that name; empty if there is none.
  public static String sentence(String name) {
    return switch (name) {
      case "added" -> "The location is added. Give managers rights there under People.";
      case "changed" -> "The location is changed.";
      case "closed" -> "The location is closed, and its jobs with it. Conversations go on.";
      case "opened" -> "The location is open again. Its jobs are opened one by one.";
      default -> "";
    };
  }
}
