/// Passkeys (WebAuthn): adding, naming and removing them, and signing in by one, which counts as
/// password and code together.
@ApplicationModule(
    allowedDependencies = {"account", "audit", "company", "database", "language", "seal", "web"})
@NullMarked
package earshot.passkey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
