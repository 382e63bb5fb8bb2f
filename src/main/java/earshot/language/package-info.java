/// The languages people are spoken to in. The words for applicants stand in `messages*.properties`,
/// by keys; those for the staff are said in English where they are needed ([Say]), with their
/// Spanish in `words/es/`.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package earshot.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
