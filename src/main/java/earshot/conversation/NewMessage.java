package earshot.conversation;

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
public record NewMessage(
    long applicationId,
    Author author,
    Via via,
    String body,
    @Nullable String originalBody,
    String key,
    @Nullable Instant sentAt) {

  public static final int MAX_LENGTH = 10_000;

  public NewMessage(
      long applicationId,
      Author author,
      Via via,
      String body,
      @Nullable String originalBody,
      String key) {
    this(applicationId, author, via, body, originalBody, key, null);
  }

  public NewMessage {
    body = clean(body).strip();
    originalBody = originalBody == null ? null : clean(originalBody);
    if (body.isEmpty()) throw new InvalidMessage("Write something before you send.");
    if (body.length() > MAX_LENGTH)
      throw new InvalidMessage(
          "That is %,d characters; a message can have 10,000.".formatted(body.length()));
    if (key.isBlank() || key.length() > 500 || !key.equals(clean(key)))
      throw new InvalidMessage("The message has no valid key.");
  }

  boolean isImported() {
    return sentAt != null;
  }

  /// PostgreSQL stores neither NUL nor half a surrogate pair, and line ends come in three kinds.
  private static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(c -> c != 0)
        .map(c -> Character.isBmpCodePoint(c) && Character.isSurrogate((char) c) ? '\uFFFD' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
