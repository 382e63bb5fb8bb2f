package earshot.demo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail as the mailbox shows it.
///
/// @param recipient the address it went to
/// @param from the writer's name and address
/// @param replyTo the address an answer goes to
/// @param references the Message-IDs of the mails it follows, oldest first
/// @param text what it says without layout
/// @param html what it says with layout; null if it has none
public record DemoMail(
    long id,
    String recipient,
    String from,
    String replyTo,
    String subject,
    String messageId,
    List<String> references,
    String text,
    @Nullable String html,
    Instant receivedAt) {

  /// The beginning of its words.
  public String preview() {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= 120 ? line : line.substring(0, 120) + "…";
  }
}
