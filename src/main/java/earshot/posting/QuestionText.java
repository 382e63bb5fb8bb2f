package earshot.posting;

import static earshot.language.Say.say;

import earshot.web.InvalidInput;
import earshot.web.OneLine;
import java.util.List;

/// A question as typed.
///
/// @param choices what can be chosen, in order; ignored for other kinds
public record QuestionText(QuestionKind kind, String text, boolean required, List<String> choices) {

  static final int LONGEST = 300;
  private static final int LONGEST_CHOICE = 100;
  private static final int FEWEST_CHOICES = 2;
  private static final int MOST_CHOICES = 30;

  /// @throws InvalidInput if something is missing, too long or there twice
  public QuestionText {
    text = OneLine.of("text", text, LONGEST, say("Enter the question."));
    choices = kind == QuestionKind.CHOICE ? checked(choices) : List.of();
  }

  private static List<String> checked(List<String> choices) {
    var lines =
        choices.stream()
            .map(choice -> OneLine.of("choices", choice, LONGEST_CHOICE, ""))
            .filter(choice -> !choice.isEmpty())
            .toList();
    if (lines.size() < FEWEST_CHOICES)
      throw new InvalidInput("choices", say("Enter at least two choices, one in each line."));
    if (lines.size() > MOST_CHOICES)
      throw new InvalidInput("choices", say("At most {0} choices fit.", MOST_CHOICES));
    if (lines.stream().distinct().count() < lines.size())
      throw new InvalidInput("choices", say("Two choices are the same."));
    return lines;
  }
}
