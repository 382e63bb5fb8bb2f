package earshot.email;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.conversation.AnswerLimit;
import earshot.conversation.Author;
import earshot.conversation.InvalidMessage;
import earshot.conversation.Refusal;
import earshot.conversation.Sent;
import earshot.conversation.WriteRefused;
import earshot.database.CurrentCompany;
import earshot.email.EmailOutcome.Kind;
import earshot.mailtext.OutOfOffice;
import earshot.web.NotFound;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Takes in mail, from whichever source: the demo's mailbox, IMAP or `POST /inbound/email`.
@Component
public class InboundEmail {

  /// How many bytes a mail can have.
  public static final int LARGEST = 25 * 1024 * 1024;

  /// How many bytes of headers are as good as all of them: a mail with more is not looked into.
  public static final int ENOUGH_HEADERS = MailShape.LARGEST_HEADERS + 2;

  private final TestMail tests;
  private final Bounces bounces;
  private final Writers writers;
  private final SenderProof proof;
  private final Quarantine quarantine;
  private final MailThread thread;
  private final MailToMessage messages;
  private final AnsweredMails answered;
  private final AnswerLimit limit;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  InboundEmail(
      TestMail tests,
      Bounces bounces,
      Writers writers,
      SenderProof proof,
      Quarantine quarantine,
      MailThread thread,
      MailToMessage messages,
      AnsweredMails answered,
      AnswerLimit limit,
      Audit audit,
      ApplicationEventPublisher events) {
    this.tests = tests;
    this.bounces = bounces;
    this.writers = writers;
    this.proof = proof;
    this.quarantine = quarantine;
    this.thread = thread;
    this.messages = messages;
    this.answered = answered;
    this.limit = limit;
    this.audit = audit;
    this.events = events;
  }

  /// Takes one mail (RFC 5322). The same mail again is the same message. What it made is durable by
  /// the time this returns.
  public EmailOutcome receive(byte[] rawMail) {
    if (MailShape.isMonstrous(rawMail))
      return refuse(
          MailShape.headers(rawMail),
          "It has more parts or headers than are read.",
          "It has more parts or headers than are read, so only that it came is kept.");
    try {
      return take(IncomingMail.parse(rawMail));
    } catch (MessagingException unreadable) {
      return EmailOutcome.without(Kind.REFUSED, "This is no mail.");
    }
  }

  /// Takes note of a mail that is larger than is taken: where it answers a conversation, that it
  /// came stands there to be seen.
  ///
  /// @param headers all that is read of it, [#ENOUGH_HEADERS] at most
  public EmailOutcome refuseLarge(byte[] headers) {
    return refuse(
        headers,
        "It is larger than 25 MB.",
        "It is larger than 25 MB, so only that it came is kept.");
  }

  /// @param noted what is said of it where it is seen that it came
  private EmailOutcome refuse(byte[] headers, String why, String noted) {
    var unread = EmailOutcome.without(Kind.REFUSED, why);
    if (MailShape.isMonstrous(headers)) return unread;
    try {
      var mail = IncomingMail.parse(headers);
      var expected = writers.expected(mail);
      if (expected.isEmpty() || AutomaticMail.is(mail.mime())) return unread;
      return told(expected.stream().map(writer -> noted(writer, mail, noted)).toList());
    } catch (MessagingException unreadable) {
      return unread;
    }
  }

  private EmailOutcome noted(ReplyAddress.Writer expected, IncomingMail mail, String reason) {
    return CurrentCompany.call(
        expected.companyId(),
        () -> writers.isErased(expected) ? notKept(expected) : quarantined(expected, mail, reason));
  }

  private EmailOutcome take(IncomingMail mail) throws MessagingException {
    if (tests.take(mail))
      return EmailOutcome.without(Kind.AUTOMATIC, "It is this server's own test.");
    var parts = MailParts.of(mail.mime());
    var expected = writers.expected(mail);
    var bounce = bounces.take(mail, parts, expected.isEmpty());
    if (bounce.isPresent()) return bounce.get();
    if (AutomaticMail.is(mail.mime())) return automatic();
    if (expected.isEmpty())
      return OutOfOffice.is(mail.subject())
          ? automatic()
          : EmailOutcome.without(Kind.REFUSED, "It answers no conversation.");
    return told(expected.stream().map(writer -> in(writer, mail, parts)).toList());
  }

  private static EmailOutcome automatic() {
    return EmailOutcome.without(Kind.AUTOMATIC, "No person wrote it.");
  }

  /// What is told of a mail to several conversations: that one had no room, as it comes again then
  /// and is a duplicate in the others; else that it was stored, if it was.
  private static EmailOutcome told(List<EmailOutcome> outcomes) {
    return first(outcomes, Kind.NO_ROOM)
        .or(() -> first(outcomes, Kind.STORED))
        .orElseGet(outcomes::getFirst);
  }

  private static Optional<EmailOutcome> first(List<EmailOutcome> outcomes, Kind kind) {
    return outcomes.stream().filter(outcome -> outcome.kind() == kind).findFirst();
  }

  private EmailOutcome in(ReplyAddress.Writer expected, IncomingMail mail, MailParts parts) {
    return CurrentCompany.call(expected.companyId(), () -> reply(mail, parts, expected));
  }

  private EmailOutcome reply(IncomingMail mail, MailParts parts, ReplyAddress.Writer expected) {
    var author = writers.author(expected, mail.from());
    if (OutOfOffice.is(mail.subject())) return outOfOffice(expected, author, mail);
    if (writers.isErased(expected)) return notKept(expected);
    if (author.isEmpty())
      return quarantined(expected, mail, "It came from another address than the writer's.");
    if (!proof.isGivenFor(mail))
      return quarantined(expected, mail, "The mail server could not confirm who sent it.");
    var written = MailWritten.of(parts);
    var files = MailFiles.of(parts);
    if (written.isEmpty() && files.isEmpty())
      return quarantined(expected, mail, "It has no words.");
    if (author.get() instanceof Author.OfApplicant applicant
        && limit.count(applicant.applicantId()).isPositive())
      return quarantined(expected, mail, "More came from this applicant at once than is taken.");
    return send(expected, author.get(), mail, written, files);
  }

  /// The subject alone says so, and "Out of office" may be what an applicant writes about.
  private EmailOutcome outOfOffice(
      ReplyAddress.Writer expected, Optional<Author> author, IncomingMail mail) {
    var isApplicant = author.filter(Author.OfApplicant.class::isInstance).isPresent();
    return isApplicant && proof.isGivenFor(mail)
        ? quarantined(expected, mail, "Its subject is like that of an automatic answer.")
        : automatic();
  }

  private EmailOutcome send(
      ReplyAddress.Writer expected,
      Author author,
      IncomingMail mail,
      MailWritten written,
      MailFiles files) {
    var conversation = expected.conversationId();
    try {
      var seen = thread.seenBy(author, conversation);
      var sent = messages.send(conversation, author, seen, mail.key(), written, files);
      answered.by(mail, conversation, author);
      return outcome(sent);
    } catch (WriteRefused refused) {
      return refused(expected, mail, refused.refusal());
    } catch (InvalidMessage invalid) {
      return quarantined(expected, mail, invalid.why());
    } catch (NotFound mayNotEvenRead) {
      return refused(expected, mail, Refusal.NO_GRANT);
    }
  }

  private EmailOutcome refused(ReplyAddress.Writer expected, IncomingMail mail, Refusal refusal) {
    if (refusal == Refusal.ERASED) return notKept(expected);
    var isKept = quarantine.keep(expected, mail, refusal.toStaff());
    tell(expected, isKept && refusal != Refusal.NO_GRANT);
    return isKept ? outcome(Kind.REFUSED, expected, refusal.toStaff()) : noRoom();
  }

  /// Of an erased applicant nothing is to be known again, not even that mail: only that it came.
  private EmailOutcome notKept(ReplyAddress.Writer expected) {
    var conversation = expected.conversationId();
    audit.note(null, Deed.REFUSED_MAIL_TO_ERASED, About.application(conversation));
    tell(expected, false);
    return outcome(Kind.REFUSED, expected, Refusal.ERASED.toStaff());
  }

  private void tell(ReplyAddress.Writer writer, boolean isKept) {
    var user = writer.userId();
    if (user == null) return;
    events.publishEvent(
        new AnswerRefused(writer.companyId(), writer.conversationId(), user, isKept));
  }

  private static EmailOutcome outcome(Sent sent) {
    var refusal = sent.refusal();
    if (sent.duplicate())
      return new EmailOutcome(Kind.DUPLICATE, sent.conversationId(), sent.seq(), null);
    return refusal == null
        ? new EmailOutcome(Kind.STORED, sent.conversationId(), sent.seq(), null)
        : new EmailOutcome(Kind.REFUSED, sent.conversationId(), sent.seq(), refusal.toApplicant());
  }

  private EmailOutcome quarantined(ReplyAddress.Writer expected, IncomingMail mail, String reason) {
    return quarantine.keep(expected, mail, reason)
        ? outcome(Kind.QUARANTINED, expected, reason)
        : noRoom();
  }

  private static EmailOutcome outcome(Kind kind, ReplyAddress.Writer expected, String reason) {
    return new EmailOutcome(kind, expected.conversationId(), null, reason);
  }

  /// The mail is handed back, with that as the reason.
  private static EmailOutcome noRoom() {
    return EmailOutcome.without(
        Kind.NO_ROOM, "Too many mails to this conversation wait for a decision.");
  }
}
