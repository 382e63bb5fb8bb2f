/// Who wants no mail any more, said by one click in a mail program (RFC 8058) or on a page of their
/// own, where it can be undone, too.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "company",
      "conversation",
      "database",
      "hiring",
      "seal",
      "web"
    })
@NullMarked
package earshot.unsubscribe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
