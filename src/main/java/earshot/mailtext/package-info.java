/// What mail programs write around a person's own words: quotes, the lines above them, signatures,
/// the subjects of vacation notes. Knows text only, no mail server and no database.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package earshot.mailtext;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
