/// Search in the message center: over the names of applicants and the words of messages, newest
/// first.
@ApplicationModule(
    allowedDependencies = {
      "audit",
      "account",
      "company",
      "conversation",
      "database",
      "hiring",
      "language",
      "web"
    })
@NullMarked
package earshot.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
