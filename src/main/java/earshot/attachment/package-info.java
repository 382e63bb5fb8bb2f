/// Files that came with messages: kept beside them, named harmlessly, and only ever downloaded.
@ApplicationModule(allowedDependencies = {"database"})
@NullMarked
package earshot.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
