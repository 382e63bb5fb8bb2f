package earshot.careers;

import earshot.account.ApplicantAccess;
import earshot.hiring.Applicant;
import earshot.posting.Posting;
import earshot.posting.Question;
import earshot.resume.Resume;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// A form as it is shown.
///
/// @param access the link by which its applicant came; null for anybody else
/// @param applicant the applicant of that link
/// @param sealed its token, signed
/// @param resume the file that was sent with it before
/// @param mailed once it was taken, whether a confirmation goes
public record FormPage(
    Site site,
    Posting job,
    List<Question> questions,
    @Nullable ApplicantAccess access,
    @Nullable Applicant applicant,
    FormToken token,
    String sealed,
    ApplyForm typed,
    Problems problems,
    @Nullable Resume resume,
    HttpStatus status,
    boolean mailed) {

  /// In the language it is shown in, whatever is chosen in another tab meanwhile, and for the
  /// person it is shown to.
  public String action() {
    return applicant == null ? anew() : inLanguage();
  }

  /// The form of somebody else than the holder of the link.
  public String anew() {
    return inLanguage() + "&new=true";
  }

  private String inLanguage() {
    return site.path() + "/" + job.publicId() + "/apply?" + site.language();
  }

  /// Which questions it asks, whatever their order: another value once one of them was changed,
  /// added or removed.
  public String asked() {
    var asked =
        questions.stream()
            .map(it -> List.of(it.id(), it.kind().name(), it.text(), it.choices()))
            .collect(Collectors.toSet());
    return Integer.toHexString(asked.hashCode());
  }

  FormPage taken(boolean mailed) {
    return with(HttpStatus.SEE_OTHER, mailed);
  }

  FormPage with(HttpStatus other) {
    return with(other, mailed);
  }

  private FormPage with(HttpStatus other, boolean mails) {
    return new FormPage(
        site, job, questions, access, applicant, token, sealed, typed, problems, resume, other,
        mails);
  }
}
