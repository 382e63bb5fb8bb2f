package earshot.api;

import earshot.company.Grant;
import earshot.company.PersonName;
import earshot.company.Rights;
import earshot.company.Role;
import java.util.Set;

/// A key about to be made.
///
/// @param name as whom applicants and colleagues see what it writes
/// @param locations the ids of those it is limited to; empty for all, also later ones
public record NewApiKey(PersonName name, Scope scope, Set<Long> locations) {

  public NewApiKey {
    locations = Set.copyOf(locations);
  }

  Rights rights() {
    if (locations.isEmpty()) return Rights.ADMINISTRATOR;
    return new Rights(
        Role.MANAGER, locations.stream().map(id -> new Grant(id, true, true)).toList());
  }
}
