/// How the channels do: the page for administrators, the self-test that proves them, `bin/doctor`,
/// health, and metrics.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "company",
      "conversation",
      "database",
      "email",
      "language",
      "live",
      "notification",
      "peer",
      "sms",
      "web"
    })
package earshot.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
