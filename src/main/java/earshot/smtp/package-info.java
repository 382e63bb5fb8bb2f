/// Hands mail to the operator's SMTP server, over lines that are kept open for the next one.
@ApplicationModule(allowedDependencies = {"email"})
@NullMarked
package earshot.smtp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
