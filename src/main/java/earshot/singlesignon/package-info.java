/// Single sign-on: a company's people sign in at its own provider (OpenID Connect). Settings ›
/// Single sign-on, and the way there and back.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "audit",
      "company",
      "database",
      "language",
      "peer",
      "people",
      "seal",
      "web"
    })
@NullMarked
package earshot.singlesignon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
