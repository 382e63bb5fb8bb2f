/// What the company keeps about people, and for how long: the audit log, retention, and everything
/// about one person as a file, on hold, or erased. For administrators alone.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "api",
      "attachment",
      "audit",
      "bulk",
      "company",
      "conversation",
      "csv",
      "database",
      "feed",
      "hiring",
      "importing",
      "language",
      "resume",
      "web"
    })
@NullMarked
package earshot.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
