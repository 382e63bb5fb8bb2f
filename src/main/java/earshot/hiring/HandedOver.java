package earshot.hiring;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.EmailAddress;
import earshot.company.Locations;
import earshot.company.Phone;
import earshot.company.User;
import earshot.hiring.IncomingApplication.IncomingApplicant;
import earshot.language.Language;
import earshot.web.InvalidInput;
import earshot.web.OneLine;
import earshot.web.Slugs;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes in what other systems know of applications. Who a person is they say by their external id;
/// without one each application is somebody new (decision 60).
@Component
class HandedOver {

  /// @param added whether it was not known before
  record Stored(long id, boolean added) {}

  private static final String AGREED = "Agreed to text messages in another system";
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_NAME = 100;

  private final Applications applications;
  private final Applicants applicants;
  private final TextConsent consent;
  private final ApplicationFeed feed;
  private final ApplicantFeed people;
  private final Jobs jobs;
  private final Locations locations;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final TransactionTemplate savepoint;
  private final Clock clock;

  HandedOver(
      Applications applications,
      Applicants applicants,
      TextConsent consent,
      ApplicationFeed feed,
      ApplicantFeed people,
      Jobs jobs,
      Locations locations,
      ApplicationEventPublisher events,
      Audit audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.audit = audit;
    this.savepoint = new TransactionTemplate(transactions);
    this.applications = applications;
    this.applicants = applicants;
    this.consent = consent;
    this.feed = feed;
    this.people = people;
    this.jobs = jobs;
    this.locations = locations;
    this.events = events;
    this.clock = clock;
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /// Of the same person or application handed over twice at once, the second finds what the first
  /// has stored, also within the transaction of a request that is done once.
  ///
  /// @throws InvalidInput naming the field that cannot be taken
  Stored put(User user, IncomingApplication incoming) {
    try {
      return Objects.requireNonNull(savepoint.execute(_ -> store(user, incoming)));
    } catch (DuplicateKeyException sameAtOnce) {
      return Objects.requireNonNull(savepoint.execute(_ -> store(user, incoming)));
    }
  }

  private Stored store(User user, IncomingApplication incoming) {
    var externalId = externalId("external_id", incoming.externalId());
    var known = externalId == null ? null : feed.ofExternal(externalId).orElse(null);
    var stage = Slugs.parse("stage", incoming.stage(), Stage.class);
    if (stage == Stage.DECLINED || stage == Stage.WITHDRAWN)
      throw new InvalidInput("stage", say("An application that comes in is open, or hired."));
    var stored =
        known != null
            ? new Stored(update(user, known, incoming, stage), false)
            : new Stored(add(user, externalId, incoming, stage), true);
    audit.note(user, Deed.HANDED_OVER, About.application(stored.id()));
    return stored;
  }

  /// Changes what is known of a person, whom the caller may change.
  ///
  /// @param location whose phones are written without a code
  /// @throws InvalidInput naming the field that cannot be taken
  @Transactional
  void change(User user, long applicant, IncomingApplicant incoming, long location) {
    try {
      change(applicant, incoming, location);
      var externalId = externalId("applicant.external_id", incoming.externalId());
      if (externalId != null) call(applicant, externalId);
    } catch (InvalidInput wrong) {
      throw new InvalidInput(wrong.field().replace("applicant.", ""), wrong.sentence());
    }
    audit.note(user, Deed.CHANGED_APPLICANT, About.applicant(applicant));
  }

  private long add(
      User user, @Nullable String externalId, IncomingApplication incoming, @Nullable Stage stage) {
    if (incoming.jobId() == null) throw new InvalidInput("job_id", "job_id is missing.");
    var job =
        jobs.reviewedBy(user).stream()
            .filter(it -> incoming.jobId().equals(it.id()))
            .findFirst()
            .orElseThrow(() ->
                new InvalidInput(
                    "job_id", say("There is no such job, or this key may not see it.")));
    if (incoming.applicant() == null) throw new InvalidInput("applicant", "applicant is missing.");
    var applicant = applicant(user, incoming.applicant(), job.locationId());
    if (applications.of(applicant, job.id()).isPresent())
      throw new InvalidInput(
          "applicant.external_id", say("This applicant has applied for this job already."));
    var at = incoming.checkedAppliedAt(clock.instant());
    var answers = Objects.requireNonNullElseGet(incoming.checkedAnswers(), List::<Answer>of);
    var id = applications.apply(applicant, job.id(), at, answers, null);
    if (externalId != null) feed.callApplication(id, externalId);
    if (stage != null && stage != Stage.NEW) applications.changeStage(user, id, stage);
    events.publishEvent(new Applied(id, user.id()));
    return id;
  }

  private long update(User user, long id, IncomingApplication incoming, @Nullable Stage stage) {
    applications.review(user, id);
    var found = applications.find(id);
    if (incoming.jobId() != null && incoming.jobId() != found.jobId())
      throw new InvalidInput(
          "job_id", say("This application is for another job, and stays so. Hand over a new one."));
    var person = incoming.applicant();
    if (person != null) {
      var externalId = externalId("applicant.external_id", person.externalId());
      change(found.applicant().id(), person, found.locationId());
      if (externalId != null) people.callIfUnnamed(found.applicant().id(), externalId);
    }
    incoming.checkedAppliedAt(clock.instant());
    var answers = incoming.checkedAnswers();
    if (answers != null) applications.answer(id, answers, null);
    if (stage != null && stage != found.stage()) applications.changeStage(user, id, stage);
    return id;
  }

  /// Whoever may not see a person does not get to write to them by an id that was overheard.
  private long applicant(User user, IncomingApplicant incoming, long location) {
    var externalId = externalId("applicant.external_id", incoming.externalId());
    var known = externalId == null ? null : people.ofExternal(externalId).orElse(null);
    if (known != null) {
      if (people.isOnlyElsewhere(user, known)) throw taken();
      change(known, incoming, location);
      return known;
    }
    var id = applicants.add(person(incoming, null, location));
    if (externalId != null) people.call(id, externalId);
    return id;
  }

  private void change(long applicant, IncomingApplicant incoming, long location) {
    var before = applicants.hold(applicant);
    applicants.change(applicant, person(incoming, before, location));
    var allowed = incoming.textsAllowed();
    if (allowed != null && allowed != (before.textsAgreedAt() != null))
      consent.saidElsewhere(applicant, allowed ? AGREED : "");
  }

  private void call(long id, String externalId) {
    try {
      people.call(id, externalId);
    } catch (DuplicateKeyException sameAtOnce) {
      throw taken();
    }
  }

  private static InvalidInput taken() {
    return new InvalidInput(
        "applicant.external_id", say("Another applicant has this external_id already."));
  }

  /// @param before what is known already; null for somebody new
  private NewApplicant person(
      IncomingApplicant incoming, @Nullable Applicant before, long location) {
    return new NewApplicant(
        name(
            "applicant.first_name",
            incoming.firstName(),
            before == null ? null : before.firstName(),
            "first_name is missing."),
        name(
            "applicant.last_name",
            incoming.lastName(),
            before == null ? "" : before.lastName(),
            ""),
        incoming.email() == null ? before == null ? null : before.email() : email(incoming.email()),
        incoming.phone() == null
            ? before == null ? null : before.phone()
            : phone(incoming.phone(), location),
        Boolean.TRUE.equals(incoming.textsAllowed()),
        Boolean.TRUE.equals(incoming.textsAllowed()) ? AGREED : null,
        Language.ENGLISH);
  }

  private static String name(
      String field, @Nullable String typed, @Nullable String before, String missing) {
    if (typed == null && before != null) return before;
    return OneLine.of(field, typed == null ? "" : typed, LONGEST_NAME, missing);
  }

  private static @Nullable String email(String typed) {
    if (typed.isBlank()) return null;
    try {
      return new EmailAddress(typed).text();
    } catch (InvalidInput wrong) {
      throw new InvalidInput("applicant.email", wrong.sentence());
    }
  }

  private @Nullable String phone(String typed, long location) {
    if (typed.isBlank()) return null;
    return Phone.parse(typed, locations.find(location).phoneRegion())
        .map(Phone::e164)
        .orElseThrow(() ->
            new InvalidInput(
                "applicant.phone",
                say("That is no phone number. Write it with its country: +1 415 555 0132.")));
  }

  private static @Nullable String externalId(String field, @Nullable String typed) {
    return typed == null ? null : OneLine.of(field, typed, LONGEST_ID, field + " is empty.");
  }
}
