/// The second factor of who signs in by password: codes of an authenticator app, recovery codes,
/// and whether the company wants everybody to have one.
@ApplicationModule(allowedDependencies = {"audit", "company", "language", "seal", "web"})
@NullMarked
package earshot.secondfactor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
