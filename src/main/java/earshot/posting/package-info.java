/// Jobs as they are advertised: what they say, whether one can apply, and the questions of their
/// application form. Settings › Jobs, for administrators and for managers with the right to it.
@ApplicationModule(allowedDependencies = {"audit", "company", "database", "language", "web"})
@NullMarked
package earshot.posting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
