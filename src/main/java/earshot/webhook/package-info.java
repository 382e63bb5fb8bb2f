/// Webhooks: a company's other systems are told of what happens, by requests signed as Standard
/// Webhooks has it. Settings › Webhooks, and the same by the API.
@ApplicationModule(
    allowedDependencies = {
      "audit",
      "company",
      "database",
      "email",
      "feed",
      "language",
      "notification",
      "peer",
      "seal",
      "web"
    })
@NullMarked
package earshot.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
