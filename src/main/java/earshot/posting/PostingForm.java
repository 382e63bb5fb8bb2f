package earshot.posting;

import static earshot.language.Say.say;

import earshot.web.InvalidInput;
import earshot.web.Typed;
import earshot.web.Version;
import java.util.Objects;

/// A job as typed.
///
/// @param location its id
/// @param version of the job on the page it was typed on; empty where that does not matter
public record PostingForm(
    String title, Long location, String description, PostingState state, String version) {

  static final PostingForm EMPTY = new PostingForm("", 0L, "", PostingState.OPEN, "");

  /// What [#version] names.
  static final String VERSION = "version";

  public PostingForm {
    title = Typed.text(title);
    location = Objects.requireNonNullElse(location, 0L);
    description = Typed.text(description);
    state = Objects.requireNonNullElse(state, PostingState.OPEN);
    version = Typed.text(version);
  }

  static PostingForm of(Posting posting) {
    return new PostingForm(
        posting.title(),
        posting.locationId(),
        posting.description(),
        posting.state(),
        version(posting));
  }

  /// What was typed, to be looked over and sent again: nobody opens a job by a tick they never
  /// made.
  PostingForm onto(Posting now) {
    return new PostingForm(title, location, description, now.state(), version(now));
  }

  public int longestTitle() {
    return PostingText.LONGEST_TITLE;
  }

  public int longestDescription() {
    return PostingText.LONGEST_DESCRIPTION;
  }

  /// @throws InvalidInput if something cannot be taken
  PostingText text() {
    return new PostingText(title, location, description, state);
  }

  /// @param before the job while nobody else can change it
  /// @throws InvalidInput about [#VERSION] if it was changed since the page was opened
  PostingText over(Posting before) {
    if (!version.isEmpty() && !version.equals(version(before)))
      throw new InvalidInput(
          VERSION,
          say(
              "This job was changed since you opened this page. What you typed still stands here;"
                  + " “Who can apply” is as it is now. Look it over and save again."));
    return text();
  }

  private static String version(Posting posting) {
    return Version.of(
        new Shown(
            posting.title(), posting.locationId(), posting.description(), posting.state().name()));
  }

  private record Shown(String title, long location, String description, String state) {}
}
