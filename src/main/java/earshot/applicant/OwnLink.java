package earshot.applicant;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import earshot.account.ApplicantLinks;
import earshot.company.Companies;
import earshot.email.AccountMail;
import earshot.email.AccountMails;
import earshot.email.EmailSender;
import earshot.email.Letter;
import earshot.hiring.Applicants;
import earshot.language.Words;
import earshot.notification.JobName;
import earshot.notification.MailJobs;
import earshot.sms.SmsSender;
import earshot.sms.TextBody;
import earshot.web.PublicUrl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A fresh link to the page, by mail or by text, to what is on file and nowhere else. Each is good
/// for confirming that address.
@Configuration(proxyBeanMethods = false)
class OwnLink {

  /// Named by applicant and time.
  static final TaskDescriptor<Void> BY_EMAIL = TaskDescriptor.of("own-link-by-email");

  static final TaskDescriptor<Void> BY_TEXT = TaskDescriptor.of("own-link-by-text");

  /// The page, as links name it.
  static final String PAGE = "applications";

  private final Applicants applicants;
  private final ApplicantLinks links;
  private final Companies companies;
  private final EmailSender email;
  private final AccountMails mails;
  private final SmsSender sms;
  private final PublicUrl url;

  OwnLink(
      Applicants applicants,
      ApplicantLinks links,
      Companies companies,
      EmailSender email,
      AccountMails mails,
      SmsSender sms,
      PublicUrl url) {
    this.applicants = applicants;
    this.links = links;
    this.companies = companies;
    this.email = email;
    this.mails = mails;
    this.sms = sms;
    this.url = url;
  }

  @Bean
  Task<Void> ownLinkByEmailTask(MailJobs jobs) {
    return jobs.awaitedMail(BY_EMAIL, this::mail);
  }

  @Bean
  Task<Void> ownLinkByTextTask(MailJobs jobs) {
    return jobs.awaitedText(BY_TEXT, this::text);
  }

  private void mail(JobName job) {
    var applicant = applicants.find(job.numbers().getFirst());
    var to = applicant.email();
    if (to == null || applicant.emailBouncedAt() != null || !email.isSetUp()) return;
    var words = new Words(applicant.language());
    var company = companies.current();
    var letter =
        new Letter(
            words.text("link.words", company.name()),
            words.text("confirmation.link"),
            link(applicant.id(), to),
            words.text("link.footer", company.name()),
            null,
            company.name(),
            company.color(),
            words);
    mails.send(
        new AccountMail(
            "own-link:" + job,
            to,
            company.name(),
            words.text("link.subject", company.name()),
            letter));
  }

  private void text(JobName job) {
    var applicant = applicants.find(job.numbers().getFirst());
    var to = applicant.phone();
    if (to == null || !applicant.getsTexts() || !sms.isSetUp()) return;
    var words = new Words(applicant.language());
    var name = companies.current().name();
    sms.sendAboutNone(to, TextBody.of(name, words.text("link.text"), link(applicant.id(), to)));
  }

  private String link(long applicant, String to) {
    return url.of(links.create(new ApplicantLinks.Page(applicant, PAGE, to))).toString();
  }
}
