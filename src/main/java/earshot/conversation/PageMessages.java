package earshot.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Messages as pages send them. A page that got no answer sends its form again under the same key,
/// and the text may have been changed by then: that is another message.
@Component
class PageMessages {

  private final Conversations conversations;
  private final MessageDatabase messages;
  private final TransactionOperations transaction;

  PageMessages(
      Conversations conversations, MessageDatabase messages, TransactionOperations transaction) {
    this.conversations = conversations;
    this.messages = messages;
    this.transaction = transaction;
  }

  /// Not one transaction around it all: [Conversations#send] has its own.
  Sent send(NewMessage message) {
    var sent = conversations.send(message);
    return !sent.duplicate() || stands(message, sent.seq())
        ? sent
        : conversations.send(message.under(keyOfOther(message)));
  }

  private boolean stands(NewMessage message, int seq) {
    var stored = transaction.execute(_ -> messages.next(message.applicationId(), seq - 1, 1));
    return Objects.requireNonNull(stored).stream().anyMatch(it -> it.body().equals(message.body()));
  }

  private static String keyOfOther(NewMessage message) {
    return message.key() + ":" + UUID.nameUUIDFromBytes(message.body().getBytes(UTF_8));
  }
}
