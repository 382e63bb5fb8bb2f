/// Whom the company hires: jobs, applicants, applications and their stages; the applications list
/// and the application page.
@ApplicationModule(
    allowedDependencies = {
      "audit",
      "account",
      "company",
      "csv",
      "database",
      "language",
      "resume",
      "web"
    })
@NullMarked
package earshot.hiring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
