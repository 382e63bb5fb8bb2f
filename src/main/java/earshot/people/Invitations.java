package earshot.people;

import static earshot.language.Say.say;

import earshot.account.MailedLinks;
import earshot.account.MailedLinks.Purpose;
import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.EmailAddress;
import earshot.company.Rights;
import earshot.company.Staff;
import earshot.company.User;
import earshot.email.EmailSender;
import earshot.notification.JobName;
import earshot.notification.JobQueue;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How people come to join the current company: an administrator names their address and rights,
/// and a mail brings them a link that is good for a week.
@Component
class Invitations {

  static final Duration AGE = Duration.ofDays(7);

  private final InvitationDatabase database;
  private final MailedLinks links;
  private final EmailSender email;
  private final JobQueue jobs;
  private final Staff staff;
  private final Audit audit;
  private final Clock clock;

  Invitations(
      InvitationDatabase database,
      MailedLinks links,
      Staff staff,
      EmailSender email,
      JobQueue jobs,
      Audit audit,
      Clock clock) {
    this.audit = audit;
    this.database = database;
    this.links = links;
    this.email = email;
    this.jobs = jobs;
    this.staff = staff;
    this.clock = clock;
  }

  /// Those not accepted yet, expired ones too, the newest first.
  @Transactional(readOnly = true)
  public List<Invitation> all() {
    return database.all();
  }

  /// @throws NotFound if there is none of that id, accepted and revoked ones included
  @Transactional(readOnly = true)
  public Invitation find(long id) {
    return database.find(id).orElseThrow(() -> new NotFound("invitation"));
  }

  /// Invites somebody and returns the invitation's id. The mail goes out after the commit.
  ///
  /// @throws InvalidInput if that address is on the staff or invited already
  @Transactional
  public long invite(User by, EmailAddress address, Rights rights) {
    var email = address.text();
    if (staff.hasEmail(email))
      throw new InvalidInput("email", say("{0} belongs to your company already.", email));
    try {
      var id = database.insert(by, email, rights, clock.instant(), end());
      audit.note(by, Deed.INVITED, About.thing(email));
      mail(by.companyId(), id);
      return id;
    } catch (DuplicateKeyException twice) {
      throw new InvalidInput(
          "email", say("{0} is invited already. You can send the invitation again.", email));
    }
  }

  /// Sends it again, good for another week; links sent earlier end.
  @Transactional
  public void resend(User by, long id) {
    audit.note(by, Deed.INVITED_AGAIN, About.thing(find(id).email()));
    links.end(Purpose.INVITATION, id);
    database.renew(id, by, clock.instant(), end());
    mail(by.companyId(), id);
  }

  /// Takes it back; its links end.
  @Transactional
  public void revoke(long id) {
    audit.note(Deed.REVOKED_INVITATION, About.thing(find(id).email()));
    database.delete(id);
    links.end(Purpose.INVITATION, id);
  }

  /// A link to hand over by other means, where no mail can be sent.
  @Transactional
  public String link(long id) {
    audit.note(Deed.MADE_INVITATION_LINK, About.thing(find(id).email()));
    return "/join/" + links.create(Purpose.INVITATION, id, find(id).expiresAt());
  }

  /// By a job, after the commit; not at all where no mail can leave this server.
  private void mail(long company, long id) {
    if (!email.isSetUp()) return;
    var job = InvitationMail.JOB.instance(JobName.of(company, id, clock.millis())).build();
    jobs.add(job, clock.instant());
  }

  private Instant end() {
    return clock.instant().plus(AGE);
  }
}
