/// The languages applicants are spoken to in, and the words of each, from `messages*.properties`.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package earshot.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
