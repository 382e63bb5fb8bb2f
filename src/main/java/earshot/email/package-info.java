/// Mail out and mail in: what an applicant wrote, and which mail was written by nobody.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "account",
      "audit",
      "attachment",
      "company",
      "conversation",
      "database",
      "dkim",
      "hiring",
      "language",
      "mailtext",
      "peer",
      "seal",
      "web"
    })
package earshot.email;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
