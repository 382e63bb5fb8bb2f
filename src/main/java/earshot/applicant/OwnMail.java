package earshot.applicant;

import earshot.account.ApplicantAccess;
import earshot.account.ApplicantLinks;
import earshot.hiring.Applicant;
import earshot.hiring.Applicants;
import earshot.unsubscribe.MailStops;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whether applicants get mail, as they say on their page. Anybody can apply with the address of
/// somebody else: of the address decides who reads it, and everybody else of their own applications
/// alone (decision 144).
@Component
class OwnMail {

  private final Applicants applicants;
  private final ApplicantLinks links;
  private final MailStops stops;

  OwnMail(Applicants applicants, ApplicantLinks links, MailStops stops) {
    this.applicants = applicants;
    this.links = links;
    this.stops = stops;
  }

  /// What the page says. Whoever does not read the address is not told what others here said of it.
  @Transactional(readOnly = true)
  public MailChoice choice(ApplicantAccess access) {
    var applicant = applicants.find(access.applicantId());
    var email = applicant.email();
    if (email == null) return MailChoice.NONE;
    var reads = reads(access, applicant);
    if (!reads && stops.isSaidBy(applicant.id(), email)) return MailChoice.STOPPED;
    var unwanted = applicant.wantsNoMail() || (reads && stops.holds(email));
    return unwanted ? MailChoice.UNWANTED : MailChoice.WANTED;
  }

  /// Takes what the applicant chose, where the page offers it.
  @Transactional
  public void choose(ApplicantAccess access, boolean wanted) {
    var applicant = applicants.find(access.applicantId());
    var email = applicant.email();
    if (email == null || choice(access) == MailChoice.STOPPED) return;
    applicants.wantMail(applicant.id(), wanted);
    if (!reads(access, applicant)) return;
    if (wanted) stops.remove(email);
    else stops.add(email, null);
  }

  /// Of links made before it was noted nobody knows where they went; they are believed.
  private boolean reads(ApplicantAccess access, Applicant applicant) {
    return applicant.emailVerified()
        || links.page(access).map(page -> page.sentTo().equals(applicant.email())).orElse(true);
  }
}
