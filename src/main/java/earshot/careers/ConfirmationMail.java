package earshot.careers;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import earshot.account.ApplicantLinks;
import earshot.company.Companies;
import earshot.company.Company;
import earshot.email.AccountMail;
import earshot.email.AccountMails;
import earshot.email.Letter;
import earshot.hiring.Applicants;
import earshot.hiring.Application;
import earshot.hiring.Applications;
import earshot.language.Words;
import earshot.notification.JobName;
import earshot.notification.MailJobs;
import earshot.web.PublicUrl;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells applicants by mail that the application has arrived, with the link to their page. The link
/// is sent nowhere else, so that opening it shows who reads mail there.
@Configuration(proxyBeanMethods = false)
class ConfirmationMail {

  static final TaskDescriptor<Void> JOB = TaskDescriptor.of("application-confirmation");

  /// The mark of a mail to whatever address is known by then, which was counted for none.
  private static final long ANY = 0;

  /// The page of the applicant, as links name it.
  private static final String PAGE = "applications";

  private final Applications applications;
  private final Applicants applicants;
  private final ApplicantLinks links;
  private final Companies companies;
  private final AccountMails mails;
  private final PublicUrl url;

  ConfirmationMail(
      Applications applications,
      Applicants applicants,
      ApplicantLinks links,
      Companies companies,
      AccountMails mails,
      PublicUrl url) {
    this.applications = applications;
    this.applicants = applicants;
    this.links = links;
    this.companies = companies;
    this.mails = mails;
    this.url = url;
  }

  @Bean
  Task<Void> applicationConfirmationTask(MailJobs jobs) {
    return jobs.mail(JOB, this::deliver, this::isLost);
  }

  /// @param address for which it was counted how many go there: it goes nowhere else
  static String job(long company, long application, Clock clock, @Nullable String address) {
    return JobName.of(company, application, clock.millis(), mark(address));
  }

  /// Those of the application that are for that address, as a pattern of their names.
  static String jobs(long company, long application, String address) {
    return "^%s:\\d+:(%d|%d)$".formatted(JobName.of(company, application), ANY, mark(address));
  }

  private static long mark(@Nullable String address) {
    return address == null ? ANY : Integer.toUnsignedLong(address.hashCode());
  }

  /// A job of the version before says nothing of an address.
  private static boolean isFor(JobName job, String address) {
    var mark = job.numbers().size() > 2 ? job.numbers().get(2) : ANY;
    return mark == ANY || mark == mark(address);
  }

  private void deliver(JobName job) {
    var application = applications.find(job.numbers().getFirst());
    var to = application.applicant().email();
    if (to != null && isFor(job, to)) mails.send(mail(job, application, to, companies.current()));
  }

  /// Who reads the application sees it beside the address.
  private void isLost(JobName job) {
    var application = applications.find(job.numbers().getFirst());
    var to = application.applicant().email();
    if (to != null && isFor(job, to)) applicants.emailUnreached(application.id(), to);
  }

  private AccountMail mail(JobName job, Application application, String to, Company company) {
    var applicant = application.applicant();
    var words = new Words(applicant.language());
    var link = url.of(links.create(new ApplicantLinks.Page(applicant.id(), PAGE, to))).toString();
    var letter =
        new Letter(
            words.text(
                "confirmation.words", applicant.firstName(), application.job(), company.name()),
            words.text("confirmation.link"),
            link,
            words.text("confirmation.footer", company.name()),
            null,
            company.name(),
            company.color(),
            words);
    var subject = words.text("confirmation.subject", application.job(), company.name());
    return new AccountMail("application:" + job, to, company.name(), subject, letter);
  }
}
