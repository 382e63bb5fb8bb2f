package earshot.people;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import earshot.account.MailedLinks;
import earshot.account.MailedLinks.Purpose;
import earshot.company.Companies;
import earshot.company.Company;
import earshot.email.AccountMail;
import earshot.email.AccountMails;
import earshot.email.Letter;
import earshot.notification.JobName;
import earshot.web.PublicUrl;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// The mail that invites, sent by a job.
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
        .ifPresent(invitation -> mails.send(mail(job, invitation, companies.current())));
  }

  private AccountMail mail(JobName job, Invitation invitation, Company company) {
    var secret = links.create(Purpose.INVITATION, invitation.id(), invitation.expiresAt());
    var words =
        """
        %s invites you to %s on Earshot, where the company writes with its applicants.

        Choose a name and a password, and you are in. The link works for 7 days.\
        """
            .formatted(invitation.invitedBy(), company.name());
    var footer =
        "You get this because %s entered your address. If you do not know why, just leave it."
            .formatted(invitation.invitedBy());
    var letter =
        new Letter(
            words,
            "Accept the invitation",
            url.of("/join/" + secret).toString(),
            footer,
            null,
            company.name(),
            company.color());
    return new AccountMail(
        "invitation:" + job,
        invitation.email(),
        company.name(),
        "%s invites you to %s".formatted(invitation.invitedBy(), company.name()),
        letter);
  }
}
