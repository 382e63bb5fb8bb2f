package earshot.email;

import earshot.conversation.Author;
import earshot.conversation.Conversations;
import earshot.conversation.NewMessage;
import earshot.conversation.Sent;
import earshot.conversation.Via;
import earshot.conversation.WriteRefused;
import earshot.database.CurrentCompany;
import earshot.email.EmailOutcome.Kind;
import jakarta.mail.MessagingException;
import org.springframework.stereotype.Component;

/// Takes in mail, from whichever source: the demo's mailbox or `POST /inbound/email`.
@Component
public class InboundEmail {

  private final TestMail tests;
  private final Bounces bounces;
  private final Writers writers;
  private final Quarantine quarantine;
  private final Conversations conversations;

  InboundEmail(
      TestMail tests,
      Bounces bounces,
      Writers writers,
      Quarantine quarantine,
      Conversations conversations) {
    this.tests = tests;
    this.bounces = bounces;
    this.writers = writers;
    this.quarantine = quarantine;
    this.conversations = conversations;
  }

  /// Takes one mail (RFC 5322). The same mail again is the same message. What it made is durable by
  /// the time this returns.
  public EmailOutcome receive(byte[] rawMail) {
    try {
      return take(IncomingMail.parse(rawMail));
    } catch (MessagingException unreadable) {
      return EmailOutcome.without(Kind.REFUSED, "This is no mail.");
    }
  }

  private EmailOutcome take(IncomingMail mail) throws MessagingException {
    if (tests.take(mail))
      return EmailOutcome.without(Kind.AUTOMATIC, "It is this server's own test.");
    var parts = MailParts.of(mail.mime());
    var bounce = bounces.take(mail, parts);
    if (bounce.isPresent()) return bounce.get();
    if (AutomaticMail.is(mail.mime()))
      return EmailOutcome.without(Kind.AUTOMATIC, "No person wrote it.");
    var expected = writers.expected(mail);
    if (expected.isEmpty())
      return EmailOutcome.without(Kind.REFUSED, "It answers no conversation.");
    return CurrentCompany.call(
        expected.get().companyId(), () -> reply(mail, parts, expected.get()));
  }

  private EmailOutcome reply(IncomingMail mail, MailParts parts, ReplyAddress.Writer expected) {
    var conversation = expected.conversationId();
    var author = writers.author(expected, mail.from());
    if (author.isEmpty())
      return quarantined(conversation, mail, "It came from another address than the writer's.");
    var written = MailWritten.of(parts);
    if (written.isEmpty()) return quarantined(conversation, mail, "It has no words.");
    return send(conversation, author.get(), mail, written);
  }

  private EmailOutcome send(
      long conversation, Author author, IncomingMail mail, MailWritten written) {
    try {
      return outcome(
          conversations.send(
              new NewMessage(
                  conversation,
                  author,
                  Via.EMAIL,
                  written.body(),
                  written.original(),
                  "mail:" + mail.id())));
    } catch (WriteRefused refused) {
      quarantine.keep(conversation, mail, refused.refusal().toStaff());
      return new EmailOutcome(Kind.REFUSED, conversation, null, refused.refusal().toStaff());
    }
  }

  private static EmailOutcome outcome(Sent sent) {
    var refusal = sent.refusal();
    if (sent.duplicate())
      return new EmailOutcome(Kind.DUPLICATE, sent.conversationId(), sent.seq(), null);
    return refusal == null
        ? new EmailOutcome(Kind.STORED, sent.conversationId(), sent.seq(), null)
        : new EmailOutcome(Kind.REFUSED, sent.conversationId(), sent.seq(), refusal.toApplicant());
  }

  private EmailOutcome quarantined(long conversation, IncomingMail mail, String reason) {
    quarantine.keep(conversation, mail, reason);
    return new EmailOutcome(Kind.QUARANTINED, conversation, null, reason);
  }
}
