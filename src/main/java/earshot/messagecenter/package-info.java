/// The message center behind the envelope: the user's inbox and the counter of new messages.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "company",
      "conversation",
      "database",
      "hiring",
      "live",
      "web"
    })
@NullMarked
package earshot.messagecenter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
