/// The employer: company, locations, users, and who may review applications where.
@ApplicationModule(allowedDependencies = {"audit", "database", "language", "web"})
@NullMarked
package earshot.company;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
