/// A user's own account: a new password by mail for one that is forgotten, the change of password
/// and address, preferences, sessions.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "company",
      "database",
      "email",
      "language",
      "notification",
      "passkey",
      "secondfactor",
      "web"
    })
@NullMarked
package earshot.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
