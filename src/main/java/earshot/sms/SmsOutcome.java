package earshot.sms;

import org.jspecify.annotations.Nullable;

/// What became of a text that came in. Answers to it go out through the [SmsProvider].
///
/// @param seq its place in the conversation, where it was stored
/// @param reason why it was not stored or not delivered, in a sentence
public record SmsOutcome(
    Kind kind, @Nullable Long conversationId, @Nullable Integer seq, @Nullable String reason) {

  /// A text is a message, a command, or neither.
  public enum Kind {
    STORED,
    DUPLICATE,
    OPTED_OUT,
    OPTED_IN,
    HELP,
    UNKNOWN_PHONE,
    REFUSED
  }

  static SmsOutcome without(Kind kind, String reason) {
    return new SmsOutcome(kind, null, null, reason);
  }
}
