/// Applicants and applications from a file of another system: uploaded, its columns named, looked
/// ahead at, worked off in the background, and undone. [Imports] holds what can be done with one.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "attachment",
      "audit",
      "company",
      "csv",
      "database",
      "hiring",
      "language",
      "live",
      "notification",
      "web"
    })
@NullMarked
package earshot.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
