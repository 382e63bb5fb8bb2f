/// What every page and answer shares: templates, icons, times, paging, error pages and
/// problem+json.
@ApplicationModule(allowedDependencies = {"language"})
@NullMarked
package earshot.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
