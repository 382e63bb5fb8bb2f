package earshot.hiring;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// The address of an applicant to which mail came back.
@Component
public class BouncedEmail {

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>(),;:\"\\[\\]\\p{Cntrl}]+@[^\\s@<>(),;:\"\\[\\]\\p{Cntrl}]+");
  private static final int LONGEST = 254;

  private final Applications applications;
  private final Applicants applicants;
  private final Audit audit;

  BouncedEmail(Applications applications, Applicants applicants, Audit audit) {
    this.applications = applications;
    this.applicants = applicants;
    this.audit = audit;
  }

  /// Mail goes to the applicant of that application again: to that address, which may be another.
  ///
  /// @throws ResponseStatusException with 422 if it is none
  @Transactional
  public void mend(User user, long application, String email) {
    applications.review(user, application);
    var address = email.strip().toLowerCase(Locale.ROOT);
    if (address.length() > LONGEST || !ADDRESS.matcher(address).matches())
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          say("Write an email address, such as jamie@example.com."));
    var applicant = applications.find(application).applicant();
    if (applicant.emailBouncedAt() == null) return;
    applicants.emailWorksAgain(applicant.id(), address);
    audit.note(user, Deed.MENDED_EMAIL, About.application(application));
  }
}
