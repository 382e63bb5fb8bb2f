/// The other servers that mail and texts are handed to: how fast they may be, and whether they
/// answer. Every node asks here first, through the database.
@NullMarked
@ApplicationModule(allowedDependencies = "database")
package earshot.peer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
