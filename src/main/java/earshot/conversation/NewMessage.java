package earshot.conversation;

import static earshot.language.Say.say;

import earshot.account.LinkSecrets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message on its way through the one door.
///
/// @param applicationId the application, and so the conversation
/// @param body what the reader sees, 1 to 10,000 characters
/// @param originalBody the whole text it was taken from, where quotes were trimmed
/// @param key what makes the same submission the same message, e.g. a form's key or a Message-ID
/// @param sentAt when it was written, for one of an older conversation that is imported: nobody is
///   notified of it; null for now
/// @param seen up to which seq somebody of the staff had the conversation before their eyes, as a
///   page or as mails: that counts as read by them, and what came after does not; [#ALL] where a
///   page does not say, [#NOTHING] where nobody looked
public record NewMessage(
    long applicationId,
    Author author,
    Via via,
    String body,
    @Nullable String originalBody,
    String key,
    @Nullable Instant sentAt,
    int seen) {

  public static final int MAX_LENGTH = 10_000;
  public static final int ALL = Integer.MAX_VALUE;
  public static final int NOTHING = 0;

  public NewMessage(
      long applicationId,
      Author author,
      Via via,
      String body,
      @Nullable String originalBody,
      String key) {
    this(applicationId, author, via, body, originalBody, key, via == Via.WEB ? ALL : NOTHING);
  }

  public NewMessage(
      long applicationId,
      Author author,
      Via via,
      String body,
      @Nullable String originalBody,
      String key,
      int seen) {
    this(applicationId, author, via, body, originalBody, key, null, seen);
  }

  public NewMessage {
    body = MessageText.checked(body);
    originalBody = originalBody == null ? null : MessageText.clean(originalBody);
    if (author instanceof Author.OfApplicant) {
      body = LinkSecrets.hidden(body);
      originalBody = originalBody == null ? null : LinkSecrets.hidden(originalBody);
    }
    if (key.isBlank() || key.length() > 500 || !key.equals(MessageText.clean(key)))
      throw new InvalidMessage(say("The message has no valid key."));
  }

  /// Whether it was typed where its author has a draft: that one it is.
  boolean isComposed() {
    return key.startsWith(Message.OF_PAGES);
  }

  /// The same as another submission.
  NewMessage under(String otherKey) {
    return new NewMessage(applicationId, author, via, body, originalBody, otherKey, sentAt, seen);
  }

  boolean isImported() {
    return sentAt != null;
  }
}
