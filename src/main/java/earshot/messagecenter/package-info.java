/// The message center behind the envelope: inbox, unanswered and archived, what users mark there,
/// and the counter of new messages.
@ApplicationModule(
    allowedDependencies = {
      "audit",
      "account",
      "company",
      "conversation",
      "database",
      "hiring",
      "language",
      "live",
      "web"
    })
@NullMarked
package earshot.messagecenter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
