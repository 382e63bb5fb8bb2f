package earshot.posting;

import earshot.web.Typed;
import java.util.Objects;

/// A job as typed.
///
/// @param location its id
public record PostingForm(String title, Long location, String description, PostingState state) {

  public PostingForm {
    title = Typed.text(title);
    location = Objects.requireNonNullElse(location, 0L);
    description = Typed.text(description);
    state = Objects.requireNonNullElse(state, PostingState.OPEN);
  }

  static PostingForm of(Posting posting) {
    return new PostingForm(
        posting.title(), posting.locationId(), posting.description(), posting.state());
  }

  public int longestTitle() {
    return PostingText.LONGEST_TITLE;
  }

  public int longestDescription() {
    return PostingText.LONGEST_DESCRIPTION;
  }

  /// @throws earshot.web.InvalidInput if something cannot be taken
  PostingText text() {
    return new PostingText(title, location, description, state);
  }
}
