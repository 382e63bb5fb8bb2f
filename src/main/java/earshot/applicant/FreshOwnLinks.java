package earshot.applicant;

import earshot.account.ApplicantAccess;
import earshot.account.ApplicantLinks;
import earshot.account.FreshLinkWanted;
import earshot.account.FreshLinkWays;
import earshot.email.EmailSender;
import earshot.hiring.Applicant;
import earshot.hiring.Applicants;
import earshot.notification.JobName;
import earshot.notification.JobQueue;
import earshot.sms.SmsSender;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Hears who wants a fresh link to the page.
@Component
class FreshOwnLinks implements FreshLinkWays {

  /// Whoever was sent any link in this time has one that works, and gets no other.
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final ApplicantLinks links;
  private final Applicants applicants;
  private final EmailSender email;
  private final SmsSender sms;
  private final JobQueue jobs;
  private final Clock clock;

  FreshOwnLinks(
      ApplicantLinks links,
      Applicants applicants,
      EmailSender email,
      SmsSender sms,
      JobQueue jobs,
      Clock clock) {
    this.links = links;
    this.applicants = applicants;
    this.email = email;
    this.sms = sms;
    this.jobs = jobs;
    this.clock = clock;
  }

  /// The holder of an expired link asks. Links to conversations are others' to renew.
  @EventListener
  void on(FreshLinkWanted wanted) {
    var access = wanted.link().access();
    if (!wanted.link().publicId().equals(OwnLink.PAGE)) return;
    if (links.wasMadeSince(access.applicantId(), clock.instant().minus(PAUSE))) return;
    byEmail(access);
    byText(access);
  }

  @Override
  public boolean any(long id) {
    var applicant = applicants.find(id);
    return goByEmail(applicant) || goByText(applicant);
  }

  /// Whether a link by mail would arrive, as far as anybody knows.
  boolean goByEmail(Applicant applicant) {
    return applicant.email() != null && applicant.emailBouncedAt() == null && email.isSetUp();
  }

  /// The same by text.
  boolean goByText(Applicant applicant) {
    return applicant.getsTexts() && sms.isSetUp();
  }

  void byEmail(ApplicantAccess access) {
    jobs.add(OwnLink.BY_EMAIL.instance(name(access)).build(), clock.instant());
  }

  void byText(ApplicantAccess access) {
    jobs.add(OwnLink.BY_TEXT.instance(name(access)).build(), clock.instant());
  }

  private String name(ApplicantAccess access) {
    return JobName.of(access.companyId(), access.applicantId(), clock.millis());
  }
}
