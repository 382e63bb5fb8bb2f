package earshot.careers;

import earshot.account.ApplicantAccess;
import earshot.hiring.Answer;
import earshot.hiring.Applicant;
import earshot.hiring.Applicants;
import earshot.hiring.Application;
import earshot.hiring.Applications;
import earshot.hiring.NewApplicant;
import earshot.hiring.Stage;
import earshot.hiring.TextConsent;
import earshot.posting.Posting;
import earshot.posting.Postings;
import earshot.resume.Resume;
import earshot.resume.Resumes;
import earshot.web.Typed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Takes an application from the careers site. Who applies is somebody new, unless they came by
/// their own link: an address that is only typed opens nobody's history (decision 60).
@Component
class Applying {

  /// What became of it.
  enum Outcome {
    STORED,
    /// Stored, but too many confirmations wait for that address already.
    STORED_UNCONFIRMED,
    /// The same form came before, and what changed since came too late.
    ARRIVED,
    CLOSED,
    APPLIED_BEFORE
  }

  private final Applicants applicants;
  private final Applications applications;
  private final TextConsent consent;
  private final Postings postings;
  private final Resumes resumes;
  private final Confirmations confirmations;
  private final TransactionOperations transaction;

  Applying(
      Applicants applicants,
      Applications applications,
      TextConsent consent,
      Postings postings,
      Resumes resumes,
      Confirmations confirmations,
      TransactionOperations transaction) {
    this.applicants = applicants;
    this.applications = applications;
    this.consent = consent;
    this.postings = postings;
    this.resumes = resumes;
    this.confirmations = confirmations;
    this.transaction = transaction;
  }

  /// Somebody applies. The same form is one application however often it comes, and says what it
  /// said last.
  Outcome apply(FormToken form, Posting job, NewApplicant applicant, List<Answer> answers) {
    return store(form, job, answers, () -> applicants.add(applicant), applicant);
  }

  /// The holder of a link applies.
  Outcome apply(FormToken form, Posting job, ApplicantAccess access, List<Answer> answers) {
    var id = access.applicantId();
    if (applications.of(id, job.id()).isPresent() && applications.ofForm(form.formKey()).isEmpty())
      return Outcome.APPLIED_BEFORE;
    return store(form, job, answers, () -> applicants.hold(id).id(), null);
  }

  private Outcome store(
      FormToken form, Posting job, List<Answer> answers, Who who, @Nullable NewApplicant typed) {
    Supplier<Outcome> once =
        () ->
            Objects.requireNonNull(
                transaction.execute(_ -> storeOnce(form, job, answers, who, typed)));
    try {
      return once.get();
    } catch (DuplicateKeyException sentTwice) {
      return applications.ofForm(form.formKey()).isPresent() ? once.get() : Outcome.STORED;
    }
  }

  private Outcome storeOnce(
      FormToken form, Posting job, List<Answer> answers, Who who, @Nullable NewApplicant typed) {
    var before = applications.ofForm(form.formKey());
    if (before.isPresent()) return storeAgain(form, before.get(), answers, typed);
    if (postings.hold(job.publicId()).filter(Posting::isOpen).isEmpty()) return Outcome.CLOSED;
    var resume = resumes.hold(form.formKey()).map(Resume::name).orElse(null);
    var id = applications.apply(who.id(), job.id(), answers, resume, form.formKey());
    resumes.give(form.formKey(), id);
    var address = typed == null ? null : typed.email();
    return outcome(confirmations.add(form.company(), id, address));
  }

  /// The form came before: its sender got no answer maybe, and may have corrected it since. That is
  /// taken, or left, as a whole: as long as the application is new, nobody has written to the
  /// applicant and, where it is about the person, they have confirmed nothing. A resume that was
  /// missing may come with it; one that is there stays. The applicant is held before the
  /// application, as whoever confirms or erases does.
  private Outcome storeAgain(
      FormToken form, long id, List<Answer> answers, @Nullable NewApplicant typed) {
    applicants.hold(applications.find(id).applicant().id());
    applications.hold(id);
    var stored = applications.find(id);
    var applicant = stored.applicant();
    var resume =
        stored.resumeName() == null ? resumes.hold(form.formKey()) : Optional.<Resume>empty();
    var sameAnswers = stored.answers().equals(answers) && resume.isEmpty();
    var samePerson = typed == null || isSame(applicant, typed);
    if (sameAnswers && samePerson) return asBefore(form, stored);
    if (stored.stage() != Stage.NEW || stored.messaged()) return Outcome.ARRIVED;
    if (!samePerson && (applicant.emailVerified() || applicant.phoneVerified()))
      return Outcome.ARRIVED;
    if (!sameAnswers) applications.answer(id, answers, resume.map(Resume::name).orElse(null));
    if (resume.isPresent()) resumes.give(form.formKey(), id);
    if (typed == null || samePerson) return asBefore(form, stored);
    applicants.change(applicant.id(), typed);
    if (typed.agreesToTexts()) consent.agree(applicant.id(), Typed.text(typed.agreement()));
    else if (applicant.textsAgreedAt() != null) consent.decline(applicant.id());
    return Objects.equals(applicant.email(), typed.email())
        ? asBefore(form, stored)
        : outcome(confirmations.add(form.company(), id, typed.email()));
  }

  private Outcome asBefore(FormToken form, Application stored) {
    return outcome(confirmations.isOnItsWay(form.company(), stored));
  }

  private static Outcome outcome(boolean confirmed) {
    return confirmed ? Outcome.STORED : Outcome.STORED_UNCONFIRMED;
  }

  private static boolean isSame(Applicant stored, NewApplicant typed) {
    return stored.firstName().equals(typed.firstName().strip())
        && stored.lastName().equals(typed.lastName().strip())
        && Objects.equals(stored.email(), typed.email())
        && Objects.equals(stored.phone(), typed.phone())
        && (stored.textsAgreedAt() != null) == typed.agreesToTexts();
  }

  /// Who applies, by id.
  private interface Who {
    long id();
  }
}
