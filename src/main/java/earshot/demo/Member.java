package earshot.demo;

import earshot.company.Role;
import java.util.List;

/// Somebody on the staff of a demo company.
///
/// @param locations the names of those granted
record Member(String name, String email, Role role, List<String> locations) {

  static Member administrator(String name, String email) {
    return new Member(name, email, Role.ADMINISTRATOR, List.of());
  }

  static Member manager(String name, String email, String... locations) {
    return new Member(name, email, Role.MANAGER, List.of(locations));
  }

  /// What this person is, e.g. "manager at Pier 4".
  String position(DemoCompany company) {
    return role == Role.ADMINISTRATOR
        ? "administrator of " + company.name()
        : "manager at " + String.join(" and ", locations);
  }

  String firstName() {
    return name.substring(0, name.indexOf(' '));
  }
}
