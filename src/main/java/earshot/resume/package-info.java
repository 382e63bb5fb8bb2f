/// Resumes that came with applications: known by their content, kept piece by piece, and only ever
/// downloaded.
@ApplicationModule(allowedDependencies = {"attachment", "database"})
@NullMarked
package earshot.resume;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
