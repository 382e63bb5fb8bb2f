package earshot.demo;

import earshot.hiring.NewApplicant;
import org.jspecify.annotations.Nullable;

/// Somebody who applied at a demo company.
///
/// @param bounces whether mail to the address comes back
record Person(
    String name,
    @Nullable String email,
    @Nullable String phone,
    boolean agreesToTexts,
    boolean bounces) {

  String firstName() {
    return name.substring(0, name.indexOf(' '));
  }

  String lastName() {
    return name.substring(name.indexOf(' ') + 1);
  }

  NewApplicant applicant() {
    return new NewApplicant(firstName(), lastName(), email, phone, agreesToTexts);
  }
}
