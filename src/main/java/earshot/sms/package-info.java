/// Text messages out and in: phones, segments, and the words that stop or start them.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "audit",
      "company",
      "conversation",
      "database",
      "hiring",
      "language",
      "peer",
      "web"
    })
package earshot.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
