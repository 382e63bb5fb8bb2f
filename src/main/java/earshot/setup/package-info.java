/// How a company comes to be: the first run of a server that has none, and sign-up of further ones
/// where the operator allows it.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "company",
      "database",
      "email",
      "language",
      "notification",
      "web"
    })
@NullMarked
package earshot.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
