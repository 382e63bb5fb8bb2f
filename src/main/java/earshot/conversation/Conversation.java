package earshot.conversation;

import earshot.hiring.Application;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation as one user opens it, also before its first message.
///
/// @param lastSeq the newest message, 0 before the first
/// @param readSeq up to where the user has read
/// @param isNew whether an answer waits unread, or the user marked it so: who opens it has read it
/// @param messages the newest page of them, oldest first
/// @param refusal why the user may not write now; null if the user may
/// @param draft what the user has typed and not sent
public record Conversation(
    Application application,
    int lastSeq,
    int readSeq,
    boolean isNew,
    List<Message> messages,
    @Nullable Refusal refusal,
    String draft) {

  /// The application's id: a conversation carries it.
  public long id() {
    return application.id();
  }

  /// Whether messages older than the first shown exist.
  public boolean hasOlder() {
    return !messages.isEmpty() && messages.getFirst().seq() > 1;
  }
}
