package earshot.careers;

import earshot.account.ApplicantAccess;
import earshot.account.Limit;
import earshot.account.Throttle;
import earshot.email.EmailSender;
import earshot.hiring.Answer;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import earshot.hiring.NewApplicant;
import earshot.notification.JobName;
import earshot.notification.JobQueue;
import earshot.posting.Posting;
import earshot.posting.Postings;
import earshot.resume.Resume;
import earshot.resume.Resumes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Takes an application from the careers site. Who applies is somebody new, unless they came by
/// their own link: an address that is only typed opens nobody's history (decision 60).
@Component
class Applying {

  /// How long a confirmation may wait where others went to that address just before.
  static final Duration LATEST_MAIL = Duration.ofHours(2);

  /// What became of it.
  enum Outcome {
    STORED,
    /// Stored, but too many confirmations wait for that address already.
    STORED_UNCONFIRMED,
    CLOSED,
    APPLIED_BEFORE
  }

  private final Applicants applicants;
  private final Applications applications;
  private final Postings postings;
  private final Resumes resumes;
  private final EmailSender email;
  private final Throttle throttle;
  private final JobQueue jobs;
  private final TransactionOperations transaction;
  private final Clock clock;

  Applying(
      Applicants applicants,
      Applications applications,
      Postings postings,
      Resumes resumes,
      EmailSender email,
      Throttle throttle,
      JobQueue jobs,
      TransactionOperations transaction,
      Clock clock) {
    this.applicants = applicants;
    this.applications = applications;
    this.postings = postings;
    this.resumes = resumes;
    this.email = email;
    this.throttle = throttle;
    this.jobs = jobs;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Somebody applies. The same form is one application however often it comes.
  Outcome apply(FormToken form, Posting job, NewApplicant applicant, List<Answer> answers) {
    return store(form, job, answers, () -> applicants.add(applicant), applicant.email());
  }

  /// The holder of a link applies.
  Outcome apply(FormToken form, Posting job, ApplicantAccess access, List<Answer> answers) {
    var id = access.applicantId();
    if (applications.of(id, job.id()).isPresent() && applications.ofForm(form.formKey()).isEmpty())
      return Outcome.APPLIED_BEFORE;
    return store(form, job, answers, () -> applicants.hold(id).id(), null);
  }

  private Outcome store(
      FormToken form, Posting job, List<Answer> answers, Who who, @Nullable String address) {
    try {
      return Objects.requireNonNull(
          transaction.execute(_ -> storeOnce(form, job, answers, who, address)));
    } catch (DuplicateKeyException sentTwice) {
      return Outcome.STORED;
    }
  }

  private Outcome storeOnce(
      FormToken form, Posting job, List<Answer> answers, Who who, @Nullable String address) {
    if (applications.ofForm(form.formKey()).isPresent()) return Outcome.STORED;
    if (postings.hold(job.publicId()).filter(Posting::isOpen).isEmpty()) return Outcome.CLOSED;
    var resume = resumes.hold(form.formKey()).map(Resume::name).orElse(null);
    var id = applications.apply(who.id(), job.id(), answers, resume, form.formKey());
    resumes.give(form.formKey(), id);
    return confirm(form.company(), id, address) ? Outcome.STORED : Outcome.STORED_UNCONFIRMED;
  }

  /// By a job, after the commit: a few at once, others later, as nobody gets many of them because
  /// others type their address.
  ///
  /// @return false if too many wait already
  private boolean confirm(long company, long id, @Nullable String address) {
    if (!email.isSetUp()) return true;
    var wait =
        address == null
            ? Optional.of(Duration.ZERO)
            : throttle.turn(Limit.MAIL_TO, "apply:" + company + ":" + address, LATEST_MAIL);
    wait.ifPresent(it ->
        jobs.add(
            ConfirmationMail.JOB.instance(JobName.of(company, id)).build(),
            clock.instant().plus(it)));
    return wait.isPresent();
  }

  /// Who applies, by id.
  private interface Who {
    long id();
  }
}
