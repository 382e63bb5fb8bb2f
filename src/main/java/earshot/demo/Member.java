package earshot.demo;

import earshot.company.Role;
import java.util.Set;

/// Somebody on the staff of a demo company.
///
/// @param locations the names of those granted
record Member(String name, String email, Role role, Set<String> locations) {

  static Member administrator(String name, String email) {
    return new Member(name, email, Role.ADMINISTRATOR, Set.of());
  }

  static Member manager(String name, String email, String... locations) {
    return new Member(name, email, Role.MANAGER, Set.of(locations));
  }

  String firstName() {
    return name.substring(0, name.indexOf(' '));
  }
}
