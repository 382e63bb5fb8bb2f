/// PostgreSQL: the server's own or the operator's, the role it works as, and the company whose rows
/// a transaction may see. May use no other package.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package earshot.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
