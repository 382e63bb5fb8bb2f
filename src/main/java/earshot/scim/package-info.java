/// SCIM 2.0 (RFC 7643, RFC 7644): a company's sign-in provider adds people to the staff, keeps what
/// it knows of them up to date and keeps them out. Rights are none of its business.
@ApplicationModule(
    allowedDependencies = {
      "account",
      "audit",
      "company",
      "database",
      "passkey",
      "people",
      "secondfactor",
      "singlesignon",
      "web"
    })
@NullMarked
package earshot.scim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
