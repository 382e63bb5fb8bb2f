package earshot.company;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a user may do. An administrator may do everything everywhere and needs no grants.
///
/// @param grants at most one for each location, by its id
public record Rights(Role role, List<Grant> grants) {

  public static final Rights ADMINISTRATOR = new Rights(Role.ADMINISTRATOR, List.of());

  public Rights {
    grants =
        role == Role.ADMINISTRATOR
            ? List.of()
            : grants.stream().sorted(Comparator.comparingLong(Grant::locationId)).toList();
    if (grants.stream().map(Grant::locationId).distinct().count() < grants.size())
      throw new IllegalArgumentException("Two grants for one location");
  }

  /// Those of a manager who reviews applications there.
  public static Rights reviewer(Set<Long> locations) {
    return new Rights(
        Role.MANAGER, locations.stream().map(id -> new Grant(id, true, false)).toList());
  }

  /// "to Manager at 2 locations"
  String words() {
    if (role == Role.ADMINISTRATOR) return "to Administrator";
    return "to Manager at %d %s"
        .formatted(grants.size(), grants.size() == 1 ? "location" : "locations");
  }

  public Optional<Grant> at(long location) {
    return grants.stream().filter(grant -> grant.locationId() == location).findFirst();
  }
}
