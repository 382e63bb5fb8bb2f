package earshot.email;

import org.jspecify.annotations.Nullable;

/// What became of a mail that came in.
///
/// @param seq its place in the conversation, where it was stored
/// @param reason why it was not stored or not delivered, in a sentence
public record EmailOutcome(
    Kind kind, @Nullable Long conversationId, @Nullable Integer seq, @Nullable String reason) {

  /// A mail is a message, or one of the things that are none.
  public enum Kind {
    STORED,
    DUPLICATE,
    AUTOMATIC,
    BOUNCE,
    QUARANTINED,
    REFUSED,

    /// It is nobody's yet: taken once it is handed in again and there is room.
    NO_ROOM
  }

  static EmailOutcome without(Kind kind, String reason) {
    return new EmailOutcome(kind, null, null, reason);
  }
}
