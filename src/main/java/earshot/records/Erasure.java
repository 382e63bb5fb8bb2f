package earshot.records;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.bulk.BulkMessages;
import earshot.company.AdministratorsOnly;
import earshot.company.User;
import earshot.conversation.Conversations;
import earshot.database.LongStatements;
import earshot.hiring.LegalHolds;
import earshot.hiring.SamePerson;
import earshot.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// Takes everything about a person out of the database, and leaves what can be counted: see
/// decision 81. One transaction for each person.
@Component
class Erasure {

  private static final String LEFT_OUT = "The applicant was erased";

  private static final String ON_ITS_WAY =
      "A message to this applicant is on its way just now. Try again in a minute.";

  private static final String SINCE_THEN = "Something happened since then after all.";

  private final ErasureDatabase database;
  private final RetentionDatabase retention;
  private final SamePerson same;
  private final LegalHolds holds;
  private final BulkMessages bulkMessages;
  private final Conversations conversations;
  private final LongStatements longStatements;
  private final Audit audit;
  private final Clock clock;

  Erasure(
      ErasureDatabase database,
      RetentionDatabase retention,
      SamePerson same,
      LegalHolds holds,
      BulkMessages bulkMessages,
      Conversations conversations,
      LongStatements longStatements,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.retention = retention;
    this.same = same;
    this.holds = holds;
    this.bulkMessages = bulkMessages;
    this.conversations = conversations;
    this.longStatements = longStatements;
    this.audit = audit;
    this.clock = clock;
  }

  /// Erases the applicant, under every number the person has; twice is once.
  ///
  /// @throws NotFound if the user is no administrator, or there is no such applicant
  /// @throws ResponseStatusException with 409 under a legal hold
  @Transactional
  public void erase(User user, long applicant) {
    AdministratorsOnly.check(user, "applicant");
    var numbers = same.hold(applicant);
    if (database.areErased(numbers).orElseThrow(() -> new NotFound("applicant"))) return;
    if (holds.on(applicant).isPresent())
      throw new ResponseStatusException(
          HttpStatus.CONFLICT,
          say("This applicant is under a legal hold, so nothing was erased. Lift the hold first."));
    erase(numbers, held(numbers));
    audit.note(user, Deed.ERASED, About.applicant(applicant));
  }

  /// Erases the applicant, unless something happened since then after all, or a hold was set.
  ///
  /// @return whether it did
  /// @throws ResponseStatusException with 409 if it happened while this waited for it
  @Transactional
  public boolean eraseInactive(long applicant, Instant since) {
    var numbers = same.hold(applicant);
    if (database.areErased(numbers).orElse(true)) return false;
    if (!retention.isOver(applicant, since)) return false;
    var applications = held(numbers);
    // Whoever had a bulk message or a conversation first may just have written. Thrown, so that
    // they are not left out of the bulk messages either.
    if (!retention.isOver(applicant, since))
      throw new ResponseStatusException(HttpStatus.CONFLICT, SINCE_THEN);
    erase(numbers, applications);
    audit.note(null, Deed.ERASED_IN_TIME, About.applicant(applicant));
    return true;
  }

  /// Nobody writes in these from now on, and no bulk message is going to.
  private List<Long> held(List<Long> numbers) {
    longStatements.allow();
    var applications = database.applications(numbers);
    bulkMessages.leaveOut(applications, LEFT_OUT);
    database.lockAll(applications);
    return applications;
  }

  private void erase(List<Long> numbers, List<Long> applications) {
    if (database.isSending(applications))
      throw new ResponseStatusException(HttpStatus.CONFLICT, ON_ITS_WAY);
    database.erase(new Erased(numbers, applications, database.places(numbers)), clock.instant());
    conversations.empty(applications);
  }
}
