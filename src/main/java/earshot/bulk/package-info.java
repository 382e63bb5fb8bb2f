/// Bulk messages: one text to many applications, each of them a message of its own conversation.
/// [BulkMessages] accepts them at once and works them off in the background.
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
      "notification",
      "template",
      "web"
    })
@NullMarked
package earshot.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
