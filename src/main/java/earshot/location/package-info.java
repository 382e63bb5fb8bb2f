/// Settings › Locations: where the company hires, for its administrators.
@ApplicationModule(allowedDependencies = {"company", "language", "web"})
@NullMarked
package earshot.location;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
