package earshot.company;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/// A user about to be added.
///
/// @param passwordHash as the password encoder made it
public record NewUser(String name, String email, ZoneId zone, String passwordHash, Rights rights) {

  public NewUser {
    email = email.strip().toLowerCase(Locale.ROOT);
    if (name.isBlank()) throw new IllegalArgumentException("A user needs a name.");
    if (email.indexOf('@') < 1)
      throw new IllegalArgumentException("A user needs an email address.");
  }

  /// @param locations the ids of the locations where a manager may review applications; ignored for
  ///   an administrator, who has all
  public NewUser(
      String name, String email, Role role, ZoneId zone, String passwordHash, Set<Long> locations) {
    this(
        name,
        email,
        zone,
        passwordHash,
        role == Role.ADMINISTRATOR ? Rights.ADMINISTRATOR : Rights.reviewer(locations));
  }
}
