/// This server as one of several: how it leaves without a request being lost.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package earshot.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
