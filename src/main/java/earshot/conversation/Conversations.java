package earshot.conversation;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.database.CurrentCompany;
import earshot.hiring.Applications;
import earshot.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The conversations of the current company: the door through which every message passes, whichever
/// way it comes in.
@Component
public class Conversations {

  private final MessageDatabase messages;
  private final ConversationDatabase database;
  private final ParticipantDatabase participants;
  private final Applications applications;
  private final Audience audience;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  Conversations(
      MessageDatabase messages,
      ConversationDatabase database,
      ParticipantDatabase participants,
      Applications applications,
      Audience audience,
      ApplicationEventPublisher events,
      Audit audit,
      TransactionOperations transaction,
      Clock clock) {
    this.messages = messages;
    this.database = database;
    this.participants = participants;
    this.applications = applications;
    this.audience = audience;
    this.events = events;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Stores a message, with its deliveries and jobs, in one transaction of its own. The same key
  /// sent again finds the message stored before. What an applicant writes after the door has shut
  /// is kept and comes back with its refusal.
  ///
  /// @throws WriteRefused where a user may not write now, or an applicant before being written to
  /// @throws NotFound where there is no such application for this author
  public Sent send(NewMessage message) {
    try {
      return Objects.requireNonNull(transaction.execute(_ -> store(message)));
    } catch (DuplicateKeyException sameKeyAtOnce) {
      return Objects.requireNonNull(transaction.execute(_ -> store(message)));
    }
  }

  /// Stores a part of a bulk message, with its deliveries and jobs, in the caller's transaction,
  /// which holds the bulk message fast. Who may not be written to now is left out.
  ///
  /// @return what stands in whose way, by application
  public Map<Long, Refusal> sendAll(BulkPart part) {
    var doors = database.doors(part);
    var refused = new HashMap<Long, Refusal>();
    doors.forEach((application, door) -> {
      var refusal = door.refusal(new Author.OfStaff(part.user()));
      if (refusal != null) refused.put(application, refusal);
    });
    var open = part.without(refused);
    if (!open.bodies().isEmpty()) storeAll(open);
    return refused;
  }

  private void storeAll(BulkPart part) {
    var at = clock.instant();
    var applications = part.bodies().keySet();
    database.insertAll(applications, at);
    this.applications.messaged(applications, at);
    var stored = messages.appendAll(part, at);
    audit.note(part.user(), Deed.REACHED_BY_BULK_MESSAGE, applications);
    events.publishEvent(
        new MessagesStored(Objects.requireNonNull(CurrentCompany.id()), part.user().id(), stored));
    audience.tellMessages(stored);
  }

  /// Takes the words of all messages in conversations whose applicants are erased, in the caller's
  /// transaction.
  public void empty(Collection<Long> conversations) {
    messages.empty(conversations);
    conversations.forEach(audience::tellStage);
  }

  private Sent store(NewMessage message) {
    var door = database.door(message).filter(found -> isFor(found, message.author())).orElse(null);
    if (door == null) throw new NotFound("application");
    if (door.storedSeq() != null)
      return new Sent(message.applicationId(), door.storedSeq(), true, door.storedRefusal());
    var refusal = door.refusal(message.author());
    if (refusal != null && !isKept(message.author(), refusal)) throw refused(message, refusal);
    var at = Objects.requireNonNullElseGet(message.sentAt(), clock::instant);
    if (!door.started()) start(message.applicationId(), at);
    var seq = messages.append(message, refusal, at);
    if (message.author() instanceof Author.OfApplicant && refusal == null)
      participants.fallTo(message.applicationId(), Preview.of(message.body()));
    if (message.author() instanceof Author.OfStaff(var user) && !message.isImported())
      audit.note(user, Deed.WROTE, About.application(message.applicationId()));
    announce(message, seq, refusal);
    return new Sent(message.applicationId(), seq, false, refusal);
  }

  private static boolean isFor(Door door, Author author) {
    return !(author instanceof Author.OfApplicant(var id)) || id == door.applicantId();
  }

  /// What arrives too late is kept for the managers.
  private static boolean isKept(Author author, Refusal refusal) {
    return author instanceof Author.OfApplicant
        && refusal != Refusal.NOT_STARTED
        && refusal != Refusal.ERASED;
  }

  /// Who may not even read the application hears that there is none.
  private RuntimeException refused(NewMessage message, Refusal refusal) {
    if (message.author() instanceof Author.OfStaff(User user))
      applications.find(user, message.applicationId());
    return new WriteRefused(refusal);
  }

  private void start(long application, Instant at) {
    database.insert(application, at);
    applications.messaged(List.of(application), at);
  }

  private void announce(NewMessage message, int seq, @Nullable Refusal refusal) {
    var company = Objects.requireNonNull(CurrentCompany.id());
    events.publishEvent(
        new MessageStored(
            company,
            message.applicationId(),
            seq,
            message.author(),
            refusal,
            message.isImported()));
    if (!message.isImported()) audience.tellMessage(message.applicationId(), seq);
  }
}
