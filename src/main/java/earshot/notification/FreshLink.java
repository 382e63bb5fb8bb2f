package earshot.notification;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import earshot.account.ApplicantAccess;
import earshot.account.ApplicantLinks;
import earshot.account.FreshLinkWanted;
import earshot.email.EmailSender;
import earshot.sms.SmsSender;
import earshot.sms.TextBody;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// A fresh link for the holder of an expired one, to the address and phone on file. Whoever was
/// sent any link in the last ten minutes has one that works, and gets no other.
@Component
class FreshLink {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final ApplicantLinks existing;
  private final Subjects subjects;
  private final EmailSender email;
  private final SmsSender sms;
  private final Letters letters;
  private final Links links;
  private final JobQueue jobs;
  private final Clock clock;

  FreshLink(
      ApplicantLinks existing,
      Subjects subjects,
      EmailSender email,
      SmsSender sms,
      Letters letters,
      Links links,
      JobQueue jobs,
      Clock clock) {
    this.existing = existing;
    this.subjects = subjects;
    this.email = email;
    this.sms = sms;
    this.letters = letters;
    this.links = links;
    this.jobs = jobs;
    this.clock = clock;
  }

  @EventListener
  void on(FreshLinkWanted wanted) {
    var access = wanted.link().access();
    if (existing.wasMadeSince(access.applicantId(), clock.instant().minus(PAUSE))) return;
    subjects
        .ofPublicId(wanted.link().publicId())
        .ifPresent(conversation -> {
          add(AutomaticTasks.LINK_BY_EMAIL, access, conversation);
          add(AutomaticTasks.LINK_BY_TEXT, access, conversation);
        });
  }

  /// Sends it by mail, if the applicant has an address that works.
  void mail(long conversation) {
    var subject = subjects.find(conversation, 0);
    var to = subject.reach().email();
    if (to == null || subject.reach().bounced() || !email.isSetUp()) return;
    email.send(letters.freshLink(subject, to, clock.millis()));
  }

  /// Sends it by text, if the applicant wants texts.
  void text(long conversation) {
    var subject = subjects.find(conversation, 0);
    var phone = subject.reach().phone();
    if (phone == null || subject.reach().noText() != null || !sms.isSetUp()) return;
    var company = subject.company().name();
    sms.send(phone, TextBody.of(company, "Here is your new link:", links.toApplicant(subject)));
  }

  private void add(TaskDescriptor<Void> job, ApplicantAccess access, long conversation) {
    jobs.addOnce(job.instance(JobName.of(access.companyId(), conversation)).build());
  }
}
