/// Who wants no mail any more, said by one click in a mail program or on a page (RFC 8058).
@ApplicationModule(
    allowedDependencies = {"account", "company", "conversation", "database", "seal", "web"})
@NullMarked
package earshot.unsubscribe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
