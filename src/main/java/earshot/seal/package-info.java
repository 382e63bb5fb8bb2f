/// Text that only this installation can make, for addresses and links that are handed out: what
/// somebody else made up does not open. And secrets that only this installation can read.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package earshot.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
