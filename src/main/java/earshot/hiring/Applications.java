package earshot.hiring;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// The applications of the current company and what managers do with them.
@Component
public class Applications {

  private static final int EXPORTED = 500;

  private final ApplicationDatabase database;
  private final ApplicationSearch search;
  private final DeclineDatabase declines;
  private final Writers writers;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Clock clock;

  Applications(
      ApplicationDatabase database,
      ApplicationSearch search,
      DeclineDatabase declines,
      Writers writers,
      ApplicationEventPublisher events,
      Audit audit,
      Clock clock) {
    this.audit = audit;
    this.database = database;
    this.search = search;
    this.declines = declines;
    this.writers = writers;
    this.events = events;
    this.clock = clock;
  }

  /// Stores an application and returns its id.
  @Transactional
  public long apply(
      long applicant,
      long job,
      Instant appliedAt,
      List<Answer> answers,
      @Nullable String resumeName) {
    return database.insert(
        applicant, job, appliedAt, answers, resumeName == null ? "" : resumeName, "");
  }

  /// Stores what came by a form just now, tells of it and returns its id.
  ///
  /// @param formKey what the form is known by: it is one application however often it comes
  /// @throws org.springframework.dao.DuplicateKeyException if it is there already, or another one
  ///   of this applicant for this job
  @Transactional
  public long apply(
      long applicant, long job, List<Answer> answers, @Nullable String resumeName, String formKey) {
    var resume = resumeName == null ? "" : resumeName;
    var id = database.insert(applicant, job, clock.instant(), answers, resume, formKey);
    events.publishEvent(new Applied(id, null));
    return id;
  }

  /// The application that came by that form.
  @Transactional(readOnly = true)
  public Optional<Long> ofForm(String formKey) {
    return database.ofForm(formKey);
  }

  /// The applicant's application for that job.
  @Transactional(readOnly = true)
  public Optional<Long> of(long applicant, long job) {
    return database.of(applicant, job);
  }

  /// A page of the applications at the user's locations.
  @Transactional(readOnly = true)
  public ApplicationList list(User user, ApplicationFilter filter, @Nullable String after) {
    var rows = search.rows(user, filter, filter.sort().accept(Cursor.parse(after)));
    var page = rows.subList(0, Math.min(rows.size(), ApplicationSearch.PAGE));
    var next = rows.size() > page.size() ? filter.sort().cursor(page.getLast()).toString() : null;
    return new ApplicationList(filter, page, next, search.counts(user, filter));
  }

  /// The next rows of the whole list behind that one, some hundreds: each time a transaction of its
  /// own, so that no connection waits for a slow reader.
  @Transactional(readOnly = true)
  List<ExportedRow> exported(User user, ApplicationFilter filter, @Nullable Cursor after) {
    return search.exported(user, filter, after, EXPORTED);
  }

  /// All applications the list shows, on every page of it, but at most that many.
  @Transactional(readOnly = true)
  public List<Long> matching(User user, ApplicationFilter filter, int most) {
    return search.ids(user, filter, most);
  }

  /// Those of the applications that the user may read.
  @Transactional(readOnly = true)
  public Set<Long> readable(User user, Collection<Long> ids) {
    return database.readable(user, ids);
  }

  /// Those of the applications that are at the user's locations, in the order given; of many the
  /// first.
  @Transactional(readOnly = true)
  public List<ApplicationRow> rows(User user, List<Long> ids) {
    return search.rows(user, ids);
  }

  /// The application, if the user may review it, or may read it as part of a history: who applied
  /// more than once can be read about by everyone who reviews applications at this company.
  ///
  /// @throws NotFound otherwise
  @Transactional(readOnly = true)
  public Application find(User user, long id) {
    return database
        .find(id)
        .filter(found -> mayRead(user, found))
        .orElseThrow(() -> new NotFound("application"));
  }

  /// The application whoever asks, for what the server does by itself.
  @Transactional(readOnly = true)
  public Application find(long id) {
    return database.find(id).orElseThrow(() -> new NotFound("application"));
  }

  /// The applicant's other applications at the company, newest first, at every location.
  @Transactional(readOnly = true)
  public List<PreviousApplication> previous(Application application) {
    var others = database.others(application);
    if (others.isEmpty()) return others;
    var names = writers.names(others.stream().map(PreviousApplication::id).toList());
    return others.stream()
        .map(other -> other.with(names.getOrDefault(other.id(), List.of())))
        .toList();
  }

  /// Moves an open application to another stage. A closed one opens by [#undoDecline] alone.
  @Transactional
  public void changeStage(User user, long id, Stage stage) {
    changeStage(user, id, stage, () -> {});
  }

  /// The same, if a check holds that is made while nobody else can move it.
  @Transactional
  public void changeStage(User user, long id, Stage stage, Runnable check) {
    review(user, id);
    if (stage == Stage.WITHDRAWN) throw conflict(say("Only the applicant can withdraw."));
    var from = database.lockStage(id);
    check.run();
    if (!from.isOpen() && from != stage) throw conflict(say("This application is closed already."));
    if (move(user, id, stage))
      audit.note(user, Deed.MOVED, About.application(id).with(from.to(stage)));
  }

  /// Declines: every door to the applicant's side shuts with this transaction.
  @Transactional
  public void decline(User user, long id) {
    decline(user, id, Why.UNSAID, false);
  }

  /// Declines for that reason, which only managers read.
  ///
  /// @param messaged whether a message to the applicant went before
  /// @return whether it was not declined before
  @Transactional
  public boolean decline(User user, long id, Why why, boolean messaged) {
    review(user, id);
    if (database.lockStage(id) == Stage.DECLINED) return false;
    declines.insert(id, user, why, messaged, clock.instant());
    move(user, id, Stage.DECLINED);
    audit.note(user, Deed.DECLINED, About.application(id));
    return true;
  }

  /// Says why it is declined, or says it anew.
  ///
  /// @throws ResponseStatusException with 409 if it is not
  @Transactional
  public void explainDecline(User user, long id, Why why) {
    review(user, id);
    if (database.lockStage(id) != Stage.DECLINED)
      throw conflict(say("This application is not declined any more."));
    declines.explain(id, user, why, find(id).stageChangedAt());
    audit.note(user, Deed.EXPLAINED_DECLINE, About.application(id));
  }

  /// By whom and why the application is declined; empty if it is not, or nobody remembers.
  @Transactional(readOnly = true)
  public Optional<Decline> declineOf(long id) {
    return declines.find(id);
  }

  /// Opens the doors again, at the stage from before.
  ///
  /// @return whether it was declined
  @Transactional
  public boolean undoDecline(User user, long id) {
    review(user, id);
    if (database.lockStage(id) != Stage.DECLINED) return false;
    move(user, id, database.stageBeforeEnd(id));
    declines.delete(id);
    audit.note(user, Deed.UNDID_DECLINE, About.application(id));
    return true;
  }

  /// The applicant withdraws an open application; of a closed one nothing is left to withdraw.
  ///
  /// @return whether it is withdrawn now
  @Transactional
  public boolean withdraw(long id) {
    var from = database.lockStage(id);
    if (!from.isOpen() || from == Stage.HIRED) return from == Stage.WITHDRAWN;
    move(null, id, Stage.WITHDRAWN);
    audit.note(Deed.WITHDREW, About.application(id));
    return true;
  }

  /// The applicant takes that back: the application is again where it was.
  ///
  /// @return whether it is open now
  @Transactional
  public boolean undoWithdraw(long id) {
    var from = database.lockStage(id);
    if (from != Stage.WITHDRAWN) return from.isOpen();
    move(null, id, database.stageBeforeEnd(id));
    audit.note(Deed.UNDID_WITHDRAWAL, About.application(id));
    return true;
  }

  /// Stores what was answered in the application form, in place of what was; null keeps the resume.
  @Transactional
  public void answer(long id, List<Answer> answers, @Nullable String resumeName) {
    database.answer(id, answers, resumeName);
  }

  /// Records the stage an imported application came to at that time; nobody is told.
  @Transactional
  public void changeStage(User user, long id, Stage stage, Instant at) {
    review(user, id);
    database.changeStage(id, stage, at);
  }

  /// Holds it until the transaction ends, so that of two who press at once the second sees what the
  /// first did.
  public void hold(long id) {
    database.lockStage(id);
  }

  /// Remembers that their conversations have begun.
  @Transactional
  public void messaged(Collection<Long> ids, Instant at) {
    database.messaged(ids, at);
  }

  private static ResponseStatusException conflict(String why) {
    return new ResponseStatusException(HttpStatus.CONFLICT, why);
  }

  /// @param user null for the applicant
  /// @return whether it was elsewhere
  private boolean move(@Nullable User user, long id, Stage to) {
    var from = database.lockStage(id);
    if (from == to) return false;
    database.changeStage(id, to, clock.instant());
    events.publishEvent(new StageChanged(id, from, to, user == null ? null : user.id()));
    return true;
  }

  /// @throws NotFound unless the user may review it
  void review(User user, long id) {
    var found = database.find(id).filter(it -> user.mayReview(it.locationId()));
    if (found.isEmpty()) throw new NotFound("application");
    if (found.get().applicant().erasedAt() != null)
      throw conflict(say("This applicant was erased, so nothing can be changed here any more."));
  }

  private boolean mayRead(User user, Application application) {
    return user.mayReview(application.locationId())
        || (user.mayReviewAnywhere() && database.hasOthers(application));
  }
}
