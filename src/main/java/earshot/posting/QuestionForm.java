package earshot.posting;

import earshot.web.Typed;
import java.util.List;
import java.util.Objects;

/// A question as typed.
///
/// @param choices one in each line
public record QuestionForm(QuestionKind kind, String text, Boolean required, String choices) {

  public QuestionForm {
    kind = Objects.requireNonNullElse(kind, QuestionKind.SHORT_TEXT);
    required = Boolean.TRUE.equals(required);
    text = Typed.text(text);
    choices = Typed.text(choices);
  }

  static QuestionForm of(Question question) {
    return new QuestionForm(
        question.kind(),
        question.text(),
        question.required(),
        String.join("\n", question.choices()));
  }

  public int longest() {
    return QuestionText.LONGEST;
  }

  public List<QuestionKind> kinds() {
    return List.of(QuestionKind.values());
  }

  /// @throws earshot.web.InvalidInput if something cannot be taken
  QuestionText question() {
    return new QuestionText(kind, text, required, choices.lines().toList());
  }
}
