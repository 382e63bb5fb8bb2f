package earshot.email;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.conversation.Author;
import earshot.conversation.History;
import earshot.conversation.NewMessage;
import earshot.email.QuarantinedMail.Decision;
import earshot.hiring.Applications;
import earshot.language.Say;
import earshot.web.NotFound;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// Mail to a conversation that was not taken into it: kept whole, as far as there is room, until
/// somebody who may write there decides.
@Component
class Quarantine {

  static final int MOST_WAITING = 50;

  private static final int MOST_SHOWN = 100;
  private static final int LATEST = 20;

  private final QuarantineDatabase database;
  private final MailToMessage messages;
  private final AnsweredMails answered;
  private final History history;
  private final Applications applications;
  private final Audit audit;
  private final Clock clock;

  Quarantine(
      QuarantineDatabase database,
      MailToMessage messages,
      AnsweredMails answered,
      History history,
      Applications applications,
      Audit audit,
      Clock clock) {
    this.audit = audit;
    this.database = database;
    this.messages = messages;
    this.answered = answered;
    this.history = history;
    this.applications = applications;
    this.clock = clock;
  }

  /// Keeps the mail, once, unless many to its conversation wait already: whoever knows a reply
  /// address could fill the server otherwise.
  ///
  /// @return whether it is kept
  @Transactional
  public boolean keep(ReplyAddress.Writer expected, IncomingMail mail, String reason) {
    if (database.has(expected, mail)) return true;
    if (database.waitingFor(expected.conversationId()) >= MOST_WAITING) return false;
    database.insert(expected, mail, reason, clock.instant());
    return true;
  }

  @Transactional(readOnly = true)
  public int count(User user) {
    return database.count(user);
  }

  /// What the user may decide on, the newest first.
  @Transactional(readOnly = true)
  public List<QuarantinedMail> waiting(User user) {
    return database.waiting(user, MOST_SHOWN);
  }

  /// What was decided lately, and by whom.
  @Transactional(readOnly = true)
  public List<QuarantinedMail> decided(User user) {
    return database.decided(user, LATEST);
  }

  /// @throws NotFound where the user may not see it
  @Transactional(readOnly = true)
  public QuarantinedMail find(User user, long id) {
    return database.find(user, id).orElseThrow(() -> new NotFound("mail"));
  }

  /// What it says, as plain text.
  @Transactional(readOnly = true)
  public MailWritten words(User user, long id) {
    return words(raw(find(user, id)));
  }

  /// The files it brought.
  @Transactional(readOnly = true)
  public MailFiles files(User user, long id) {
    return MailFiles.of(MailParts.of(raw(find(user, id)).mime()));
  }

  /// Takes the mail into its conversation by the one door, as the words of whom it was meant to be
  /// from.
  @Transactional
  public void accept(User user, long id) {
    var mail = find(user, id);
    var refusal = history.refusal(user, applications.find(mail.conversationId()));
    if (refusal != null) throw conflict(Say.known(refusal.toStaff()));
    if (mail.isAnotherUsers(user.id()))
      throw conflict(
          say(
              "It would be said in another's name. Only {0} can accept it.",
              String.valueOf(mail.userName())));
    decide(user, id, Decision.ACCEPTED);
    audit.note(user, Deed.ACCEPTED_HELD_MAIL, About.application(mail.conversationId()));
    var raw = raw(mail);
    var written = words(raw);
    var files = MailFiles.of(MailParts.of(raw.mime()));
    if (written.isEmpty() && files.isEmpty())
      throw conflict(say("It has neither words nor files, so it cannot become a message."));
    var author = author(user, mail);
    // What came since it was held, its author has not read by writing it.
    messages.send(mail.conversationId(), author, NewMessage.NOTHING, raw.key(), written, files);
    answered.by(raw, mail.receivedAt(), mail.conversationId(), author);
  }

  @Transactional
  public void discard(User user, long id) {
    var mail = find(user, id);
    decide(user, id, Decision.DISCARDED);
    audit.note(user, Deed.DISCARDED_HELD_MAIL, About.application(mail.conversationId()));
  }

  private void decide(User user, long id, Decision decision) {
    if (database.decide(id, decision, user, clock.instant())) return;
    throw conflict(say("Somebody has decided about this mail already."));
  }

  private Author author(User user, QuarantinedMail mail) {
    return mail.userId() == null
        ? new Author.OfApplicant(applications.find(mail.conversationId()).applicant().id())
        : new Author.OfStaff(user);
  }

  private IncomingMail raw(QuarantinedMail mail) {
    try {
      return IncomingMail.parse(database.raw(mail.id()));
    } catch (MessagingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static MailWritten words(IncomingMail mail) {
    return MailWritten.of(MailParts.of(mail.mime()));
  }

  private static ResponseStatusException conflict(String why) {
    return new ResponseStatusException(HttpStatus.CONFLICT, why);
  }
}
