package earshot.people;

import static earshot.language.Say.say;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import earshot.account.MailedLinks;
import earshot.account.MailedLinks.Purpose;
import earshot.company.Companies;
import earshot.company.Company;
import earshot.email.AccountMail;
import earshot.email.AccountMails;
import earshot.email.Letter;
import earshot.language.Say;
import earshot.language.Words;
import earshot.notification.JobName;
import earshot.web.PublicUrl;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// The mail that invites, sent by a job, in the language of who invites.
@Component
class InvitationMail {

  static final TaskDescriptor<Void> JOB = TaskDescriptor.of("invitation-mail");

  private final InvitationDatabase invitations;
  private final MailedLinks links;
  private final Companies companies;
  private final AccountMails mails;
  private final PublicUrl url;
  private final Clock clock;

  InvitationMail(
      InvitationDatabase invitations,
      MailedLinks links,
      Companies companies,
      AccountMails mails,
      PublicUrl url,
      Clock clock) {
    this.invitations = invitations;
    this.links = links;
    this.companies = companies;
    this.mails = mails;
    this.url = url;
    this.clock = clock;
  }

  /// An invitation that is gone or has expired is not sent.
  void deliver(JobName job) {
    invitations
        .find(job.numbers().getFirst())
        .filter(invitation -> invitation.isOpen(clock.instant()))
        .ifPresent(invitation ->
            mails.send(
                Say.in(invitation.language(), () -> mail(job, invitation, companies.current()))));
  }

  private AccountMail mail(JobName job, Invitation invitation, Company company) {
    var secret = links.create(Purpose.INVITATION, invitation.id(), invitation.expiresAt());
    var words =
        say(
            "{0} invites you to {1} on Earshot, where the company writes with its applicants.\n\n"
                + "Choose a name and a password, and you are in. The link works for 7 days.",
            invitation.invitedBy(), company.name());
    var footer =
        say(
            "You get this because {0} entered your address. If you do not know why, just leave it.",
            invitation.invitedBy());
    var letter =
        new Letter(
            words,
            say("Accept the invitation"),
            url.of("/join/" + secret).toString(),
            footer,
            null,
            company.name(),
            company.color(),
            new Words(Say.language()));
    return new AccountMail(
        "invitation:" + job,
        invitation.email(),
        company.name(),
        say("{0} invites you to {1}", invitation.invitedBy(), company.name()),
        letter);
  }
}
