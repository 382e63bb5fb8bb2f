package earshot.email;

import earshot.attachment.Attachments;
import earshot.conversation.Author;
import earshot.conversation.Conversations;
import earshot.conversation.NewMessage;
import earshot.conversation.Sent;
import earshot.conversation.Via;
import java.util.Objects;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Makes a mail a message, by the one door, with its files in the same transaction.
@Component
class MailToMessage {

  private final Conversations conversations;
  private final Attachments attachments;
  private final TransactionOperations transaction;

  MailToMessage(
      Conversations conversations, Attachments attachments, TransactionOperations transaction) {
    this.conversations = conversations;
    this.attachments = attachments;
    this.transaction = transaction;
  }

  /// The same mail again is the same message, also when both come at once.
  ///
  /// @param seen up to which seq its author had the conversation in a mail
  Sent send(
      long conversation,
      Author author,
      int seen,
      String key,
      MailWritten written,
      MailFiles files) {
    var message =
        new NewMessage(
            conversation,
            author,
            Via.EMAIL,
            written.isEmpty() ? files.asWords() : written.bodyWith(files.note()),
            written.original(),
            key,
            seen);
    try {
      return store(message, files);
    } catch (DuplicateKeyException | UncategorizedSQLException sameMailAtOnce) {
      return store(message, files);
    }
  }

  private Sent store(NewMessage message, MailFiles files) throws DataAccessException {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          var sent = conversations.send(message);
          if (!sent.duplicate()) attachments.add(sent.conversationId(), sent.seq(), files.files());
          return sent;
        }));
  }
}
