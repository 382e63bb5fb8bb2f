package earshot.email;

import earshot.conversation.Author;
import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What an answer by mail says of the mails before it: that its applicant has them.
@Component
class AnsweredMails {

  private final MessageIds ids;
  private final Deliveries deliveries;
  private final Clock clock;

  AnsweredMails(MessageIds ids, Deliveries deliveries, Clock clock) {
    this.ids = ids;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /// The mail that it answers has arrived; where it does not say which that is, those that had gone
  /// to its sender.
  void by(IncomingMail answer, long conversation, Author author) {
    by(answer, clock.instant(), conversation, author);
  }

  /// The same of one that came earlier.
  void by(IncomingMail answer, Instant came, long conversation, Author author) {
    if (!(author instanceof Author.OfApplicant)) return;
    answered(answer, conversation)
        .ifPresentOrElse(
            deliveries::answered,
            () -> deliveries.answered(conversation, Channel.EMAIL, answer.from(), came));
  }

  private Optional<Delivery> answered(IncomingMail answer, long conversation) {
    return answer.answered().stream()
        .flatMap(id -> ids.parse(id).stream())
        .filter(mail -> mail.kind() == MailName.Kind.DELIVERY)
        .findFirst()
        .flatMap(mail -> deliveries.find(mail.number()))
        .filter(it -> it.toApplicant() && it.conversationId() == conversation);
  }
}
