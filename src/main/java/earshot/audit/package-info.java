/// Who did what to whom, and when: [Audit] is told of it by whoever does it, in the same
/// transaction; [AuditLog] reads it. Nothing in it is ever changed or taken away.
@ApplicationModule(allowedDependencies = {"database", "language"})
@NullMarked
package earshot.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
