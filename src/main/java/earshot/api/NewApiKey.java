package earshot.api;

import static earshot.language.Say.say;

import earshot.company.Grant;
import earshot.company.PersonName;
import earshot.company.Rights;
import earshot.company.Role;
import earshot.web.InvalidInput;
import java.util.List;
import java.util.Set;

/// A key about to be made.
///
/// @param name as whom applicants and colleagues see what it writes
/// @param locations the ids of those it is limited to; empty for all, also later ones
public record NewApiKey(PersonName name, Scope scope, Set<Long> locations) {

  /// @throws InvalidInput if a key for people is limited to locations
  public NewApiKey {
    locations = Set.copyOf(locations);
    if (scope == Scope.SCIM && !locations.isEmpty())
      throw new InvalidInput(
          "at", say("People are the whole company’s: tick no location for SCIM."));
  }

  /// A provider has no business with applicants.
  Rights rights() {
    if (scope == Scope.SCIM) return new Rights(Role.MANAGER, List.of());
    if (locations.isEmpty()) return Rights.ADMINISTRATOR;
    return new Rights(
        Role.MANAGER, locations.stream().map(id -> new Grant(id, true, true)).toList());
  }
}
