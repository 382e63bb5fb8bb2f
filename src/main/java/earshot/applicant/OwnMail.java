package earshot.applicant;

import earshot.account.ApplicantAccess;
import earshot.account.ApplicantLinks;
import earshot.hiring.Applicant;
import earshot.hiring.Applicants;
import earshot.unsubscribe.MailStops;
import earshot.unsubscribe.UnwantedMail;
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
  private final UnwantedMail unwanted;

  OwnMail(Applicants applicants, ApplicantLinks links, MailStops stops, UnwantedMail unwanted) {
    this.applicants = applicants;
    this.links = links;
    this.stops = stops;
    this.unwanted = unwanted;
  }

  /// What the page says. Whoever does not read the address is not told what others here said of it.
  @Transactional(readOnly = true)
  public MailChoice choice(ApplicantAccess access) {
    var applicant = applicants.find(access.applicantId());
    var email = applicant.email();
    if (email == null) return MailChoice.NONE;
    var reads = reads(access, applicant);
    if (!reads && stops.isOf(applicant.id(), email)) return MailChoice.STOPPED;
    var stopped = unwanted.holds(applicant.id()) || (reads && stops.holds(email));
    return stopped ? MailChoice.UNWANTED : MailChoice.WANTED;
  }

  /// Takes what the applicant chose, where the page offers it. Who reads the address speaks of it,
  /// so that the link at the end of a mail undoes it.
  @Transactional
  public void choose(ApplicantAccess access, boolean wanted) {
    var applicant = applicants.find(access.applicantId());
    var email = applicant.email();
    if (email == null || choice(access) == MailChoice.STOPPED) return;
    var reads = reads(access, applicant);
    if (wanted) unwanted.remove(applicant.id());
    else if (!reads) unwanted.add(applicant.id());
    if (!reads) return;
    if (wanted) stops.remove(email);
    else stops.add(email, null);
  }

  /// Of links made before it was noted nobody knows where they went; they are believed.
  private boolean reads(ApplicantAccess access, Applicant applicant) {
    return applicant.emailVerified()
        || links.page(access).map(page -> page.sentTo().equals(applicant.email())).orElse(true);
  }
}
