/// Mail out and mail in: what an applicant wrote, and which mail was written by nobody.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"company", "conversation", "database", "hiring", "mailtext", "peer"})
package earshot.email;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
