/// Signatures on mail (DKIM, RFC 6376), for those whose mail server does not sign.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package earshot.dkim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
