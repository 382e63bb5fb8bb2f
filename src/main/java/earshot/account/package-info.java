/// Who is asking: sign-in and sessions of users, the applicant's link, preferences, and the rules
/// of web security.
@ApplicationModule(
    allowedDependencies = {
      "audit",
      "company",
      "database",
      "language",
      "seal",
      "secondfactor",
      "web"
    })
@NullMarked
package earshot.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
