package earshot.setup;

import earshot.account.Passwords;
import earshot.company.Companies;
import earshot.company.Locations;
import earshot.company.NewUser;
import earshot.company.Rights;
import earshot.company.User;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import earshot.web.InvalidInput;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes companies, each whole or not at all.
@Component
class Founder {

  private static final String COLOR = "blue";

  private final Companies companies;
  private final Locations locations;
  private final Users users;
  private final Passwords passwords;
  private final FirstRun firstRun;
  private final SignUps signUps;

  Founder(
      Companies companies,
      Locations locations,
      Users users,
      Passwords passwords,
      FirstRun firstRun,
      SignUps signUps) {
    this.companies = companies;
    this.locations = locations;
    this.users = users;
    this.passwords = passwords;
    this.firstRun = firstRun;
    this.signUps = signUps;
  }

  /// Makes the first company of this server and returns its administrator.
  ///
  /// @return empty if somebody else was first
  /// @throws InvalidInput if the password cannot be taken
  Optional<User> foundFirst(Founding founding, String password) {
    var hash = hash(founding, password);
    var company =
        companies.createFirst(
            founding.company(),
            COLOR,
            () -> {
              furnish(founding, hash);
              firstRun.forgetCodes();
            });
    return company.isPresent()
        ? Optional.of(administrator(company.getAsLong(), founding))
        : Optional.empty();
  }

  /// Makes a further company for whoever holds the link, which then ends, and returns its
  /// administrator.
  ///
  /// @throws InvalidInput if the password cannot be taken
  /// @throws SignUps.Ended if the link was used meanwhile
  User found(Founding founding, String password, String secret) {
    var hash = hash(founding, password);
    var company =
        companies.create(
            founding.company(),
            COLOR,
            () -> {
              signUps.end(secret);
              furnish(founding, hash);
            });
    return administrator(company, founding);
  }

  private String hash(Founding founding, String password) {
    return passwords.hash(
        password, founding.name().text(), founding.email().text(), founding.company());
  }

  private void furnish(Founding founding, String hash) {
    locations.add(founding.location(), founding.zone(), founding.phoneRegion());
    users.add(
        new NewUser(
            founding.name().text(),
            founding.email().text(),
            founding.zone(),
            hash,
            Rights.ADMINISTRATOR));
  }

  private User administrator(long company, Founding founding) {
    return CurrentCompany.call(company, () -> users.ofEmail(founding.email()).orElseThrow());
  }
}
