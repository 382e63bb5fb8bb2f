/// Who works at the company: the administrators' page of its people and their rights, and the
/// invitations by which more of them join.
@ApplicationModule(
    allowedDependencies = {
      "audit",
      "account",
      "company",
      "database",
      "email",
      "language",
      "notification",
      "passkey",
      "secondfactor",
      "web"
    })
@NullMarked
package earshot.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
