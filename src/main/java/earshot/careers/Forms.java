package earshot.careers;

import earshot.account.ApplicantAccess;
import earshot.careers.Applying.Outcome;
import earshot.company.Locations;
import earshot.hiring.Answer;
import earshot.hiring.Applicants;
import earshot.hiring.NewApplicant;
import earshot.posting.Posting;
import earshot.posting.Postings;
import earshot.posting.Questions;
import earshot.resume.ResumeRefused;
import earshot.resume.Resumes;
import earshot.web.NotFound;
import earshot.web.Typed;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/// Takes forms in: looks at the token, keeps the resume, reads the fields, and applies.
@Component
class Forms {

  private static final String TOKEN = "form";
  private static final String TRAP = "website";
  private static final String ASKED = "asked";

  private final Postings postings;
  private final Questions questions;
  private final Locations locations;
  private final Applicants applicants;
  private final Applying applying;
  private final Resumes resumes;
  private final FormTokens tokens;

  Forms(
      Postings postings,
      Questions questions,
      Locations locations,
      Applicants applicants,
      Applying applying,
      Resumes resumes,
      FormTokens tokens) {
    this.postings = postings;
    this.questions = questions;
    this.locations = locations;
    this.applicants = applicants;
    this.applying = applying;
    this.resumes = resumes;
    this.tokens = tokens;
  }

  /// An empty form.
  FormPage open(Site site, String job, @Nullable ApplicantAccess access) {
    var posting = posting(job);
    var token = fresh(site, posting, here(site, access));
    var status = posting.isOpen() ? HttpStatus.OK : HttpStatus.GONE;
    return page(site, posting, here(site, access), token, ApplyForm.EMPTY, status);
  }

  /// The form as it was typed, whatever is wrong with it. Nobody has answered a question that was
  /// another one when the form was opened.
  FormPage typed(
      Site site, String job, @Nullable ApplicantAccess access, MultiValueMap<String, String> sent) {
    var posting = posting(job);
    var anew = fresh(site, posting, here(site, access));
    var token = Objects.requireNonNullElse(token(sent, anew), anew);
    var typed = ApplyForm.of(sent, questions.of(posting.id()));
    var page =
        page(site, posting, here(site, access), token, typed, HttpStatus.UNPROCESSABLE_CONTENT);
    if (!Objects.requireNonNullElse(sent.getFirst(ASKED), page.asked()).equals(page.asked()))
      page.problems().add("form", "problem.asked");
    return page;
  }

  /// Takes it, or says what is wrong.
  ///
  /// @return status 303 if it was taken
  FormPage take(FormPage form, MultiValueMap<String, String> sent, @Nullable MultipartFile resume)
      throws IOException {
    keep(form, resume);
    if (token(sent, form.token()) == null || !Typed.text(sent.getFirst(TRAP)).isEmpty())
      return again(form, "problem.again");
    var person = form.access() == null ? person(form) : null;
    var answers =
        new FormCheck(form.site(), form.typed(), form.problems()).answers(form.questions());
    if (form.problems().isEmpty()) inTime(form);
    if (!form.problems().isEmpty()) return kept(form, HttpStatus.UNPROCESSABLE_CONTENT);
    return answer(form, apply(form, person, answers));
  }

  /// The form that came too often from its place. No file of it is kept, as nothing would bound how
  /// many are.
  FormPage tooMany(FormPage form, @Nullable MultipartFile resume) {
    form.problems().add("form", chosen(resume) == null ? "problem.many" : "problem.many.resume");
    return form.with(HttpStatus.TOO_MANY_REQUESTS);
  }

  private Outcome apply(FormPage form, @Nullable NewApplicant person, List<Answer> answers) {
    var access = form.access();
    return access == null
        ? applying.apply(form.token(), form.job(), Objects.requireNonNull(person), answers)
        : applying.apply(form.token(), form.job(), access, answers);
  }

  private FormPage answer(FormPage form, Outcome outcome) {
    return switch (outcome) {
      case STORED -> form.taken(true);
      case STORED_UNCONFIRMED -> form.taken(false);
      case CLOSED -> kept(form, HttpStatus.CONFLICT);
      case ARRIVED -> {
        form.problems().add("form", "problem.arrived");
        yield kept(form, HttpStatus.CONFLICT);
      }
      case APPLIED_BEFORE -> {
        form.problems().add("form", "problem.before");
        yield kept(form, HttpStatus.CONFLICT);
      }
    };
  }

  /// Nobody types so fast, and after a day the page has changed.
  private void inTime(FormPage form) {
    if (tokens.isTooFast(form.token())) form.problems().add("form", "problem.again");
    if (tokens.isTooOld(form.token())) form.problems().add("form", "problem.old");
  }

  private void keep(FormPage form, @Nullable MultipartFile resume) throws IOException {
    var file = chosen(resume);
    if (file == null) return;
    try {
      var name = Objects.requireNonNull(file.getOriginalFilename());
      resumes.keep(form.token().formKey(), name, file, file.getSize());
    } catch (ResumeRefused refused) {
      form.problems()
          .add(
              "resume",
              switch (refused.why()) {
                case TOO_LARGE -> "problem.resume.large";
                case EMPTY -> "problem.resume.empty";
                case UNKNOWN_KIND -> "problem.resume.kind";
              });
    }
  }

  /// Where none was chosen, browsers send one without a name.
  private static @Nullable MultipartFile chosen(@Nullable MultipartFile resume) {
    if (resume == null) return null;
    return Objects.requireNonNullElse(resume.getOriginalFilename(), "").isEmpty() ? null : resume;
  }

  private @Nullable NewApplicant person(FormPage form) {
    var check = new FormCheck(form.site(), form.typed(), form.problems());
    var region = locations.find(form.job().locationId()).phoneRegion();
    var person = check.person(region);
    if (!form.problems().isEmpty()) return null;
    var texts = form.typed().texts();
    return new NewApplicant(
        person.first(),
        person.last(),
        person.email(),
        person.phone(),
        texts,
        texts ? check.agreement() : null,
        form.site().words().language());
  }

  /// The form once more, good for another try.
  private FormPage again(FormPage form, String key) {
    form.problems().add("form", key);
    return kept(form, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /// As it stands now: the job may have closed, and a resume is kept.
  private FormPage kept(FormPage form, HttpStatus status) {
    var token = tokens.isTooOld(form.token()) ? tokens.again(form.token()) : form.token();
    var now =
        page(
            form.site(),
            posting(form.job().publicId()),
            form.access(),
            token,
            form.typed(),
            status);
    now.problems().addAll(form.problems());
    return now.job().isOpen() ? now : now.with(HttpStatus.CONFLICT);
  }

  private FormPage page(
      Site site,
      Posting posting,
      @Nullable ApplicantAccess access,
      FormToken token,
      ApplyForm typed,
      HttpStatus status) {
    return new FormPage(
        site,
        posting,
        questions.of(posting.id()),
        access,
        access == null ? null : applicants.find(access.applicantId()),
        token,
        tokens.close(token),
        typed,
        new Problems(site.words()),
        resumes.waiting(token.formKey()).orElse(null),
        status,
        false);
  }

  /// The token that came, if it was made here for this form and whoever sends it.
  private @Nullable FormToken token(MultiValueMap<String, String> sent, FormToken expected) {
    var text = sent.getFirst(TOKEN);
    if (text == null) return null;
    return tokens.open(text).filter(it -> it.isFor(expected)).orElse(null);
  }

  private FormToken fresh(Site site, Posting job, @Nullable ApplicantAccess access) {
    var applicant = access == null ? 0 : access.applicantId();
    return tokens.fresh(site.company().id(), job.id(), applicant);
  }

  /// A link of another company says nothing here.
  private static @Nullable ApplicantAccess here(Site site, @Nullable ApplicantAccess access) {
    return access != null && access.companyId() == site.company().id() ? access : null;
  }

  private Posting posting(String job) {
    return postings.ofPublicId(job).orElseThrow(() -> new NotFound("job"));
  }
}
