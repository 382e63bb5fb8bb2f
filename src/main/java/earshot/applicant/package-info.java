/// The applicant's page behind the link: their applications and how far they are, withdrawing, how
/// they want to hear of messages, in which language, and a fresh link.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "company",
      "database",
      "email",
      "hiring",
      "language",
      "notification",
      "sms",
      "unsubscribe",
      "web"
    })
@NullMarked
package earshot.applicant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
