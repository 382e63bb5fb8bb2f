package earshot.web;

import org.jspecify.annotations.Nullable;

/// What was typed cannot be taken. The message is a sentence for whoever typed it.
public class InvalidInput extends RuntimeException {

  private final String field;
  private final String sentence;

  /// @param sentence for whoever typed it
  public InvalidInput(String field, String sentence) {
    super(sentence);
    this.field = field;
    this.sentence = sentence;
  }

  /// Which of what was typed.
  public String field() {
    return field;
  }

  public String sentence() {
    return sentence;
  }

  /// The sentence, if it is about that field; else nothing.
  public static String about(String field, @Nullable InvalidInput problem) {
    return problem == null || !problem.field.equals(field) ? "" : problem.sentence;
  }
}
