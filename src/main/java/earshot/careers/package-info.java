/// The careers site of each company, for everybody: its open jobs and the form to apply by. It
/// needs no account and no script.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "company",
      "database",
      "email",
      "hiring",
      "language",
      "notification",
      "posting",
      "resume",
      "seal",
      "web"
    })
@NullMarked
package earshot.careers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
