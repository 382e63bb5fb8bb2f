/// One conversation in a page of another system: a link made for a user by a key, opened once in a
/// frame of an origin an administrator allows, and a session that reaches nothing else.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "api",
      "audit",
      "company",
      "conversation",
      "database",
      "hiring",
      "language",
      "live",
      "web"
    })
@NullMarked
package earshot.embed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
