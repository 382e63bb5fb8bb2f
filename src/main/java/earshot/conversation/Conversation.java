package earshot.conversation;

import earshot.hiring.Application;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation as one user opens it, also before its first message.
///
/// @param lastSeq the newest message, 0 before the first
/// @param readSeq up to where the user has read
/// @param messages the newest page of them, oldest first
/// @param refusal why the user may not write now; null if the user may
/// @param draft what the user has typed and not sent
/// @param waitingMails how many mails to it wait for a decision that the user may make
public record Conversation(
    Application application,
    int lastSeq,
    int readSeq,
    List<Message> messages,
    @Nullable Refusal refusal,
    String draft,
    int waitingMails) {

  /// The application's id: a conversation carries it.
  public long id() {
    return application.id();
  }

  /// Whether messages older than the first shown exist.
  public boolean hasOlder() {
    return !messages.isEmpty() && messages.getFirst().seq() > 1;
  }
}
