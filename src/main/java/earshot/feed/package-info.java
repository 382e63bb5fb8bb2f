/// What happened in a company, for its other systems: kept for a week in the order of the commits,
/// without a gap, and read as a stream of server-sent events.
@ApplicationModule(
    allowedDependencies = {
      "api",
      "bulk",
      "company",
      "conversation",
      "database",
      "hiring",
      "sms",
      "web"
    })
@NullMarked
package earshot.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
