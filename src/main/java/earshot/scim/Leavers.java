package earshot.scim;

import earshot.account.Passwords;
import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.Staff;
import earshot.company.Users;
import earshot.passkey.Passkeys;
import earshot.secondfactor.SecondFactors;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Whom the provider removes. What they wrote stays, and is theirs; whatever let them in and all
/// their rights go, for the address may belong to somebody else one day.
@Component
class Leavers {

  private final ProvisioningDatabase database;
  private final Staff staff;
  private final Users users;
  private final Passwords passwords;
  private final Passkeys passkeys;
  private final SecondFactors factors;
  private final Audit audit;
  private final Clock clock;

  Leavers(
      ProvisioningDatabase database,
      Staff staff,
      Users users,
      Passwords passwords,
      Passkeys passkeys,
      SecondFactors factors,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.staff = staff;
    this.users = users;
    this.passwords = passwords;
    this.passkeys = passkeys;
    this.factors = factors;
    this.audit = audit;
    this.clock = clock;
  }

  /// @throws earshot.company.LastAdministrator if nobody would look after the company any more
  void remove(Person person) {
    var id = person.id();
    if (person.active()) staff.disable(id);
    staff.change(id, Provisioning.NONE);
    passkeys.removeAll(id);
    factors.reset(id);
    users.changePassword(id, passwords.ofNobody());
    database.remove(id, clock.instant());
    audit.note(Deed.REMOVED_PERSON, About.person(id));
  }
}
