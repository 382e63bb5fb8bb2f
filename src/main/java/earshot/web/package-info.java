/// What all pages share. May use no other package.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package earshot.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
