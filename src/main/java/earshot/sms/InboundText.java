package earshot.sms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A text message that came in.
///
/// @param from E.164, the phone it came from
/// @param to the number it was sent to
/// @param text its words, and with them what it asks for
/// @param note what its message says below them of what came with it and cannot be taken; empty for
///   nothing
/// @param providerId the provider's name for it: the same one twice is the same text
/// @param written when it was sent, where it comes long after that; null for one that comes at once
public record InboundText(
    String from,
    String to,
    String text,
    String note,
    String providerId,
    @Nullable Instant written) {

  public InboundText(String from, String to, String text, String providerId) {
    this(from, to, text, "", providerId, null);
  }

  /// As it stands in the conversation.
  String message() {
    return note.isEmpty() ? text : text + "\n" + note;
  }
}
