package earshot.conversation;

import static earshot.language.Say.say;

import java.time.Instant;

/// Another location of the company has been in touch with the applicant lately.
///
/// @param conversationId the conversation of the newest message
/// @param location where it was written
/// @param at when
/// @param others how many further locations wrote in the same time
public record Elsewhere(long conversationId, String location, Instant at, int others) {

  /// ", and 2 other locations" in the sentence, or nothing.
  public String andOthers() {
    if (others == 0) return "";
    return others == 1 ? say(", and 1 other location") : say(", and {0} other locations", others);
  }
}
