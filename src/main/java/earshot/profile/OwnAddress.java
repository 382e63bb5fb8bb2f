package earshot.profile;

import static earshot.language.Say.say;

import earshot.account.MailedLinks;
import earshot.account.MailedLinks.Opened;
import earshot.account.MailedLinks.Purpose;
import earshot.company.EmailAddress;
import earshot.company.Staff;
import earshot.company.User;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import earshot.web.InvalidInput;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// Changing one's address: the new one confirms by a link that was mailed to it, the old one is
/// told.
@Component
class OwnAddress {

  /// An address about to be confirmed.
  record Wanted(User user, String email) {}

  private final Users users;
  private final Staff staff;
  private final AddressChanges changes;
  private final MailedLinks links;
  private final OwnMailQueue mails;
  private final TransactionOperations transaction;

  OwnAddress(
      Users users,
      Staff staff,
      AddressChanges changes,
      MailedLinks links,
      OwnMailQueue mails,
      TransactionOperations transaction) {
    this.users = users;
    this.staff = staff;
    this.changes = changes;
    this.links = links;
    this.mails = mails;
    this.transaction = transaction;
  }

  /// The address that waits for being confirmed, if there is one.
  Optional<String> wanted(User user) {
    return changes.wanted(user.id());
  }

  /// Mails a link to the new address; an earlier wish ends.
  ///
  /// @throws InvalidInput if it cannot be the user's
  @Transactional
  public void want(User user, EmailAddress address) {
    if (!mails.isSetUp())
      throw new InvalidInput(
          "email", say("No mail can be sent from here, so it cannot be confirmed."));
    if (staff.hasEmail(address.text()))
      throw new InvalidInput("email", say("Somebody of your company has this address already."));
    links.end(Purpose.ADDRESS, user.id());
    changes.want(user.id(), address.text());
    mails.addressWanted(user);
  }

  /// What the link confirms; empty once it was used, replaced or has expired.
  Optional<Wanted> find(String secret) {
    return links.open(Purpose.ADDRESS, secret).flatMap(this::wanted);
  }

  /// Changes the address.
  ///
  /// @return empty if the link was used meanwhile, or somebody else has got the address
  Optional<User> confirm(Wanted wanted) {
    try {
      return CurrentCompany.call(
          wanted.user().companyId(), () -> transaction.execute(_ -> change(wanted)));
    } catch (DuplicateKeyException taken) {
      return Optional.empty();
    }
  }

  private Optional<User> change(Wanted wanted) {
    var user = wanted.user();
    if (!links.end(Purpose.ADDRESS, user.id())) return Optional.empty();
    changes.end(user.id());
    // Those went to the address that is no longer the user's.
    links.end(Purpose.PASSWORD, user.id());
    users.changeEmail(user.id(), new EmailAddress(wanted.email()));
    mails.addressChanged(user);
    return users.find(user.id());
  }

  private Optional<Wanted> wanted(Opened opened) {
    return CurrentCompany.call(
        opened.companyId(),
        () ->
            users
                .find(opened.subjectId())
                .flatMap(user -> changes.wanted(user.id()).map(email -> new Wanted(user, email))));
  }
}
