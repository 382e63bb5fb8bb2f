package earshot.bulk;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.Role;
import earshot.company.User;
import earshot.conversation.InvalidMessage;
import earshot.database.FreshPlans;
import earshot.database.LongStatements;
import earshot.hiring.Application;
import earshot.hiring.Applications;
import earshot.notification.JobQueue;
import earshot.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// The bulk messages of the current company: looked ahead at, accepted, watched and stopped. Users
/// see and stop their own, administrators all.
@Component
public class BulkMessages {

  /// How many applications one bulk message can go to.
  public static final int MOST = 50_000;

  /// How long it can be undone.
  public static final Duration UNDO = Duration.ofSeconds(10);

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

  private final BulkDatabase database;
  private final RecipientDatabase recipients;
  private final Choice choice;
  private final SentAgain again;
  private final Preflights preflights;
  private final Applications applications;
  private final BulkProgress progress;
  private final JobQueue jobs;
  private final FreshPlans plans;
  private final LongStatements longStatements;
  private final Audit audit;
  private final Clock clock;

  BulkMessages(
      BulkDatabase database,
      RecipientDatabase recipients,
      Choice choice,
      SentAgain again,
      Preflights preflights,
      Applications applications,
      BulkProgress progress,
      JobQueue jobs,
      FreshPlans plans,
      LongStatements longStatements,
      Audit audit,
      Clock clock) {
    this.audit = audit;
    this.database = database;
    this.recipients = recipients;
    this.choice = choice;
    this.again = again;
    this.preflights = preflights;
    this.applications = applications;
    this.progress = progress;
    this.jobs = jobs;
    this.plans = plans;
    this.longStatements = longStatements;
    this.clock = clock;
  }

  /// Looks ahead: who would not get it, or not on every channel, and why. The text may still be
  /// unfinished.
  ///
  /// @throws InvalidMessage for too many recipients
  /// @throws NotFound if one of those ticked is not there for this user
  @Transactional(readOnly = true)
  public Preflight preflight(User user, Recipients recipients, String body) {
    longStatements.allow();
    plans.use();
    var text = new BulkText(user, body);
    var chosen = choice.of(user, recipients);
    var first = choice.asShown(recipients, chosen).stream().limit(Preflight.FIRST).toList();
    return preflights.of(Selection.of(chosen, text), first);
  }

  /// Some of those chosen, in the order of [Preflight#first], which holds the first of them.
  ///
  /// @param from how many to pass over
  /// @throws NotFound if one of those ticked is not there for this user
  @Transactional(readOnly = true)
  List<Candidate> named(User user, Recipients recipients, int from) {
    return choice.some(user, recipients, Math.max(0, from), Preflight.FIRST);
  }

  /// Accepts a bulk message and returns its id; it begins after [#UNDO]. The same key again is the
  /// same bulk message.
  ///
  /// @param leaveOut leaves out all who cannot get it, and of several applications of one applicant
  ///   all but the newest
  /// @throws InvalidMessage for a text that is empty, too long or has an unknown field, for too
  ///   many recipients and for none, and for a key that is none: 1 to 100 visible ASCII signs
  /// @throws NotFound if one of those ticked is not there for this user
  /// @throws ResponseStatusException 409 where another text, one for others, or one that was undone
  ///   or stopped stands under the key
  @Transactional
  public long send(User user, Recipients recipients, boolean leaveOut, String body, String key) {
    if (!KEY.matcher(key).matches()) throw new InvalidMessage(say("The message has no valid key."));
    var text = BulkText.checked(user, body);
    longStatements.allow();
    plans.use();
    var earlier = database.find(user.id(), key);
    if (earlier.isPresent()) return again.sameAs(earlier.get(), text, recipients, leaveOut);
    return accept(text, recipients, leaveOut, key);
  }

  private long accept(BulkText text, Recipients wanted, boolean leaveOut, String key) {
    var sender = text.sender();
    var selection = Selection.of(choice.of(sender, wanted), text);
    if (selection.reached().isEmpty())
      throw new InvalidMessage(
          "applications", say("Nobody among those chosen can get this message."));
    var recipients = leaveOut ? selection.reachedOnce() : selection.chosen();
    var now = clock.instant();
    var id = database.insert(text, key, recipients.size(), now, now.plus(UNDO));
    if (id.isEmpty())
      return again.sameAs(database.find(sender.id(), key).orElseThrow(), text, wanted, leaveOut);
    database.addRecipients(id.get(), recipients.stream().map(Candidate::applicationId).toList());
    jobs.add(BulkTask.job(sender.companyId(), id.get(), 0), now.plus(UNDO));
    var words = "number %d, to %d applicants".formatted(id.get(), recipients.size());
    audit.note(sender, Deed.SENT_BULK_MESSAGE, About.NOTHING.with(words));
    progress.tell(sender.id(), id.get());
    return id.get();
  }

  /// The bulk message with its progress, if the user may see it.
  @Transactional(readOnly = true)
  public Optional<BulkMessage> find(User user, long id) {
    return database.find(user, id).map(found -> found.with(recipients.reasons(id)));
  }

  /// The newest ones the user may see.
  @Transactional(readOnly = true)
  public List<BulkMessage> recent(User user, int limit) {
    return database.recent(user, limit);
  }

  /// Takes it back before it has begun: nothing was sent.
  @Transactional
  public void undo(User user, long id) {
    move(
        user,
        id,
        Set.of(BulkState.WAITING),
        BulkState.UNDONE,
        say(
            "This message is on its way already, so it cannot be undone. You can cancel what is left."));
  }

  @Transactional
  public void pause(User user, long id) {
    move(
        user,
        id,
        Set.of(BulkState.RUNNING),
        BulkState.PAUSED,
        say("Only a message that is being sent can be paused."));
  }

  @Transactional
  public void resume(User user, long id) {
    var moved =
        move(
            user,
            id,
            Set.of(BulkState.PAUSED),
            BulkState.RUNNING,
            say("Only a paused message can go on."));
    if (moved) jobs.add(BulkTask.job(user.companyId(), id, database.nextTurn(id)), clock.instant());
  }

  /// Stops what is left; what was sent stays.
  @Transactional
  public void cancel(User user, long id) {
    move(
        user,
        id,
        Set.of(BulkState.WAITING, BulkState.RUNNING, BulkState.PAUSED),
        BulkState.CANCELLED,
        say("There is nothing left to cancel."));
  }

  /// All applications chosen.
  ///
  /// @throws InvalidMessage if they are more than [#MOST]
  /// @throws NotFound if one of those ticked is not there for this user
  @Transactional(readOnly = true)
  public List<Long> chosen(User user, Recipients recipients) {
    return choice.ids(user, recipients);
  }

  /// They get none of the bulk messages that are still on their way. Asked before their
  /// applications are locked, as those who work off bulk messages lock in that order.
  ///
  /// @param reason in words for managers
  @Transactional
  public void leaveOut(Collection<Long> applications, String reason) {
    for (var bulk : database.lockWaitingFor(applications)) {
      database.skip(bulk.id(), applications, reason);
      progress.tell(bulk);
    }
  }

  /// What the applicant of that application would read.
  ///
  /// @throws NotFound if it is not there for this user
  @Transactional(readOnly = true)
  public Preview preview(User user, long application, String body) {
    var candidate = candidate(applications.find(user, application));
    return new Preview(application, candidate.name(), new BulkText(user, body).to(candidate));
  }

  /// Whether it moved: doing it twice is doing it once.
  private boolean move(User user, long id, Set<BulkState> from, BulkState to, String otherwise) {
    var bulk =
        database
            .lock(id)
            .filter(it -> it.userId() == user.id() || user.role() == Role.ADMINISTRATOR)
            .orElseThrow(() -> new NotFound("bulk message"));
    if (bulk.state() == to) return false;
    if (!from.contains(bulk.state()))
      throw new ResponseStatusException(HttpStatus.CONFLICT, otherwise);
    database.change(id, to, clock.instant());
    audit.note(user, to.deed(), About.NOTHING.with("number " + id));
    progress.tell(bulk, to);
    return true;
  }

  private static Candidate candidate(Application of) {
    return new Candidate(
        of.id(),
        of.applicant().id(),
        of.applicant().firstName(),
        of.applicant().name(),
        of.job(),
        of.locationId(),
        of.location(),
        of.stage());
  }
}
