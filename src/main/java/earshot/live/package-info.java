/// Live pages: one server-sent event stream per open page, updates across nodes, and presence.
/// Updates are addressed to people, never to rooms, and name what changed without its words: the
/// page fetches what it lacks, with the rights of its reader.
@ApplicationModule(allowedDependencies = {"account", "company", "database", "seal"})
@NullMarked
package earshot.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
