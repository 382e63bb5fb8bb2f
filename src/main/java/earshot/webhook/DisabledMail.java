package earshot.webhook;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import earshot.company.Companies;
import earshot.company.Member;
import earshot.company.Staff;
import earshot.email.AccountMail;
import earshot.email.AccountMails;
import earshot.email.EmailSender;
import earshot.email.Letter;
import earshot.notification.JobName;
import earshot.notification.JobQueue;
import earshot.web.PublicUrl;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Tells the administrators by mail that a webhook was disabled.
@Component
class DisabledMail {

  static final TaskDescriptor<Void> JOB = TaskDescriptor.of("webhook-disabled");

  private final WebhookDatabase webhooks;
  private final Staff staff;
  private final Companies companies;
  private final EmailSender email;
  private final AccountMails mails;
  private final JobQueue jobs;
  private final PublicUrl url;
  private final Clock clock;

  DisabledMail(
      WebhookDatabase webhooks,
      Staff staff,
      Companies companies,
      EmailSender email,
      AccountMails mails,
      JobQueue jobs,
      PublicUrl url,
      Clock clock) {
    this.webhooks = webhooks;
    this.staff = staff;
    this.companies = companies;
    this.email = email;
    this.mails = mails;
    this.jobs = jobs;
    this.url = url;
    this.clock = clock;
  }

  /// One mail for each of them, with the transaction.
  void queue(long company, long webhook) {
    if (!email.isSetUp()) return;
    var now = clock.instant();
    staff.all().stream()
        .filter(it -> it.isAdministrator() && !it.disabled())
        .map(it -> JobName.of(company, webhook, it.id(), now.toEpochMilli()))
        .forEach(name -> jobs.add(JOB.instance(name).build(), now));
  }

  /// A webhook that works again meanwhile needs no mail.
  void deliver(JobName job) {
    webhooks
        .find(job.numbers().getFirst())
        .filter(Webhook::isDisabled)
        .ifPresent(webhook -> mails.send(mail(job, webhook, staff.find(job.numbers().get(1)))));
  }

  private AccountMail mail(JobName job, Webhook webhook, Member to) {
    var company = companies.current();
    var words =
        """
        %s hears of nothing any more. %s

        Nothing is lost: what happened in the last 7 days waits, and is sent once the webhook is resumed.\
        """
            .formatted(webhook.url(), webhook.problem());
    var letter =
        new Letter(
            words,
            "Look at the webhook",
            url.of("/settings/webhooks/" + webhook.id()).toString(),
            "You get this because you are an administrator of %s.".formatted(company.name()),
            null,
            company.name(),
            company.color());
    return new AccountMail(
        "webhook-disabled:" + job, to.email(), company.name(), "A webhook was disabled", letter);
  }
}
