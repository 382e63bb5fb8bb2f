/// The operator's mailbox: mail to Earshot that waits on an IMAP server, read by one node at a
/// time.
@ApplicationModule(allowedDependencies = {"database", "email"})
@NullMarked
package earshot.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
