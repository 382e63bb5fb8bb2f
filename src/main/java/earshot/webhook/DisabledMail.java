package earshot.webhook;

import static earshot.language.Say.say;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import earshot.company.Companies;
import earshot.company.Staff;
import earshot.company.User;
import earshot.company.Users;
import earshot.email.AccountMail;
import earshot.email.AccountMails;
import earshot.email.EmailSender;
import earshot.email.Letter;
import earshot.language.Say;
import earshot.language.Words;
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
  private final Users users;
  private final Companies companies;
  private final EmailSender email;
  private final AccountMails mails;
  private final JobQueue jobs;
  private final PublicUrl url;
  private final Clock clock;

  DisabledMail(
      WebhookDatabase webhooks,
      Staff staff,
      Users users,
      Companies companies,
      EmailSender email,
      AccountMails mails,
      JobQueue jobs,
      PublicUrl url,
      Clock clock) {
    this.webhooks = webhooks;
    this.staff = staff;
    this.users = users;
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
        .ifPresent(
            webhook -> users.find(job.numbers().get(1)).ifPresent(to -> send(job, webhook, to)));
  }

  private void send(JobName job, Webhook webhook, User to) {
    mails.send(Say.in(to.language(), () -> mail(job, webhook, to)));
  }

  private AccountMail mail(JobName job, Webhook webhook, User to) {
    var company = companies.current();
    var words =
        say(
            "{0} hears of nothing any more. {1}\n\n"
                + "Nothing is lost: what happened in the last 7 days waits, and is sent once the webhook is resumed.",
            webhook.url(), Say.known(String.valueOf(webhook.problem())));
    var letter =
        new Letter(
            words,
            say("Look at the webhook"),
            url.of("/settings/webhooks/" + webhook.id()).toString(),
            say("You get this because you are an administrator of {0}.", company.name()),
            null,
            company.name(),
            company.color(),
            new Words(Say.language()));
    return new AccountMail(
        "webhook-disabled:" + job,
        to.email(),
        company.name(),
        say("A webhook was disabled"),
        letter);
  }
}
