/// CSV as it comes from other programs and as it goes to them: any usual encoding and separator, a
/// line that cannot be read stops no other, and no cell of what is written is run as a formula. May
/// use no other package.
@ApplicationModule(allowedDependencies = {"language"})
@NullMarked
package earshot.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
