/// Saved texts and the fields in them.
@ApplicationModule(
    allowedDependencies = {"audit", "account", "company", "database", "language", "web"})
@NullMarked
package earshot.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
