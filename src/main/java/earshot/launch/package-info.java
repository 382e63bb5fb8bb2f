/// A start that takes half of the time: the cache of read and linked classes beside the jar, made
/// once by `train`.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package earshot.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
