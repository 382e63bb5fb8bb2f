package earshot.posting;

import static earshot.language.Say.say;

import earshot.web.InvalidInput;
import earshot.web.OneLine;

/// What a job says of itself, as typed.
///
/// @param description plain text; an empty line begins a paragraph
public record PostingText(String title, long locationId, String description, PostingState state) {

  static final int LONGEST_TITLE = 100;
  static final int LONGEST_DESCRIPTION = 10_000;

  /// @throws InvalidInput if the title is missing, or something is too long
  public PostingText {
    title = OneLine.of("title", title, LONGEST_TITLE, say("Enter the job's title."));
    description = description.replace("\0", "").replace("\r\n", "\n").strip();
    if (description.length() > LONGEST_DESCRIPTION)
      throw new InvalidInput(
          "description",
          say("That is too long: {0} characters fit.", "%,d".formatted(LONGEST_DESCRIPTION)));
  }
}
