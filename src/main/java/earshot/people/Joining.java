package earshot.people;

import earshot.account.MailedLinks;
import earshot.account.MailedLinks.Purpose;
import earshot.account.Passwords;
import earshot.company.Companies;
import earshot.company.Company;
import earshot.company.NewUser;
import earshot.company.PersonName;
import earshot.company.User;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Accepting an invitation: whoever holds the link chooses a name and a password and is a user;
/// whoever the company's provider vouches for is one without.
@Component
public class Joining {

  /// An invitation that can be accepted.
  record Open(Invitation invitation, Company company) {}

  private final MailedLinks links;
  private final InvitationDatabase invitations;
  private final Companies companies;
  private final Users users;
  private final Passwords passwords;
  private final TransactionOperations transaction;
  private final Clock clock;

  Joining(
      MailedLinks links,
      InvitationDatabase invitations,
      Companies companies,
      Users users,
      Passwords passwords,
      TransactionOperations transaction,
      Clock clock) {
    this.links = links;
    this.invitations = invitations;
    this.companies = companies;
    this.users = users;
    this.passwords = passwords;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What the link invites to; empty once it is accepted, revoked, replaced or expired.
  Optional<Open> find(String secret) {
    return links
        .open(Purpose.INVITATION, secret)
        .flatMap(opened ->
            CurrentCompany.call(
                opened.companyId(), () -> transaction.execute(_ -> open(opened.subjectId()))));
  }

  /// Makes the user, once however often it is asked for at the same time.
  ///
  /// @return empty if somebody else was first, it was revoked meanwhile, or a user has that address
  /// @throws earshot.web.InvalidInput if the name or the password cannot be taken
  Optional<User> accept(Open open, String name, String password, ZoneId zone) {
    var named = new PersonName(name).text();
    var hash = passwords.hash(password, named, open.invitation().email(), open.company().name());
    try {
      return CurrentCompany.call(
          open.company().id(),
          () -> transaction.execute(_ -> add(open.invitation(), named, hash, zone)));
    } catch (DuplicateKeyException taken) {
      return Optional.empty();
    }
  }

  /// Makes the user of the current company who was invited by an address that its provider has
  /// verified, with a password that nobody knows.
  ///
  /// @param name as the provider has it; empty if it has none
  /// @return empty if nobody invited that address, or it has expired
  public Optional<User> byProvider(String email, String name) {
    var named = name.isBlank() ? email.substring(0, email.indexOf('@')) : name;
    return invitations
        .of(email)
        .filter(it -> it.isOpen(clock.instant()))
        .flatMap(it -> add(it, PersonName.cut(named).text(), passwords.ofNobody(), it.zone()));
  }

  private Optional<Open> open(long invitation) {
    return invitations
        .find(invitation)
        .filter(it -> it.isOpen(clock.instant()))
        .map(it -> new Open(it, companies.current()));
  }

  private Optional<User> add(Invitation invitation, String name, String hash, ZoneId zone) {
    if (!invitations.delete(invitation.id())) return Optional.empty();
    links.end(Purpose.INVITATION, invitation.id());
    var user = new NewUser(name, invitation.email(), zone, hash, invitation.rights());
    return users.find(users.add(user));
  }
}
