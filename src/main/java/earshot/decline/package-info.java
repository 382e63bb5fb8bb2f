/// Declining: one application or many, for a reason that stays inside and with last words to the
/// applicant, and undoing it. [Declining] is where it happens.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "bulk",
      "company",
      "conversation",
      "database",
      "hiring",
      "language",
      "template",
      "web"
    })
@NullMarked
package earshot.decline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
