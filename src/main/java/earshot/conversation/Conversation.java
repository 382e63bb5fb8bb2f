package earshot.conversation;

import earshot.hiring.Application;
import earshot.hiring.Contact;
import earshot.hiring.PreviousApplication;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation as one user opens it, also before its first message.
///
/// @param lastSeq the newest message, 0 before the first
/// @param readSeq up to where the user has read
/// @param isNew whether an answer waits unread, or the user marked it so: who opens it has read it
/// @param messages a page of them, oldest first
/// @param refusal why the user may not write now; null if the user may
/// @param draft what the user has typed and not sent
/// @param previous the applicant's other applications
/// @param elsewhere which other location wrote to the applicant lately; null if none did
/// @param contacts calls and mails by other means, as far back as the messages go
/// @param waitingMails how many mails to it wait for a decision that the user may make
public record Conversation(
    Application application,
    int lastSeq,
    int readSeq,
    boolean isNew,
    List<Message> messages,
    @Nullable Refusal refusal,
    String draft,
    List<PreviousApplication> previous,
    @Nullable Elsewhere elsewhere,
    int waitingMails,
    List<Contact> contacts) {

  /// The application's id: a conversation carries it.
  public long id() {
    return application.id();
  }

  /// The same without what is about other applications or other conversations.
  public Conversation alone() {
    return new Conversation(
        application,
        lastSeq,
        readSeq,
        isNew,
        messages,
        refusal,
        draft,
        List.of(),
        null,
        0,
        contacts);
  }

  /// Whether messages older than the first shown exist.
  public boolean hasOlder() {
    return !messages.isEmpty() && messages.getFirst().seq() > 1;
  }

  /// Whether messages newer than the last shown exist.
  public boolean hasNewer() {
    return !messages.isEmpty() && messages.getLast().seq() < lastSeq;
  }
}
