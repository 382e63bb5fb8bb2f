/// Who hears of a message, when and how: the deliveries of every message on their way out, the mail
/// to a manager who is away, fresh links, and the one automatic answer to what came too late.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "company",
      "conversation",
      "database",
      "email",
      "hiring",
      "language",
      "live",
      "peer",
      "sms",
      "unsubscribe",
      "web"
    })
@NullMarked
package earshot.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
