package earshot.scim;

import earshot.account.Passwords;
import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.EmailAddress;
import earshot.company.Location;
import earshot.company.Locations;
import earshot.company.NewUser;
import earshot.company.SignInRule;
import earshot.company.Staff;
import earshot.company.User;
import earshot.company.Users;
import earshot.people.Joining;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/// Whom the provider adds.
@Component
class Newcomers {

  private final ProvisioningDatabase database;
  private final Joining joining;
  private final Users users;
  private final Staff staff;
  private final Locations locations;
  private final Passwords passwords;
  private final SignInRule rule;
  private final Audit audit;

  Newcomers(
      ProvisioningDatabase database,
      Joining joining,
      Users users,
      Staff staff,
      Locations locations,
      Passwords passwords,
      SignInRule rule,
      Audit audit) {
    this.database = database;
    this.joining = joining;
    this.users = users;
    this.staff = staff;
    this.locations = locations;
    this.passwords = passwords;
    this.rule = rule;
    this.audit = audit;
  }

  /// Lets somebody in by single sign-on, who may do nothing yet, unless invited. Who was removed
  /// earlier is the same person again, as what they wrote is still theirs.
  ///
  /// @return the id of the user
  long add(EmailAddress email, Draft draft) {
    var name = draft.name();
    var removed = database.removed(email.text());
    if (removed.isPresent()) {
      staff.enable(removed.get());
      staff.rename(removed.get(), name);
    } else if (staff.hasEmail(email.text())) {
      throw taken(email);
    }
    var id = removed.orElseGet(() -> join(email.text(), name.text()));
    rule.byProviderAlone(id);
    audit.note(Deed.ADDED_PERSON, About.person(id));
    return id;
  }

  static Refused taken(EmailAddress email) {
    return Refused.taken("Somebody here has the address %s already.".formatted(email.text()));
  }

  private long join(String email, String name) {
    return joining
        .byProvider(email, name)
        .map(User::id)
        .orElseGet(() ->
            users.add(new NewUser(name, email, zone(), passwords.ofNobody(), Provisioning.NONE)));
  }

  private ZoneId zone() {
    return locations.all().stream().findFirst().map(Location::zone).orElse(ZoneOffset.UTC);
  }
}
