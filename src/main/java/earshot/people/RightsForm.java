package earshot.people;

import static earshot.language.Say.say;

import earshot.company.Grant;
import earshot.company.Location;
import earshot.company.Rights;
import earshot.company.Role;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import earshot.web.Typed;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The rights as ticked in a form: the role, and the ids of locations in two columns.
public record RightsForm(Role role, Set<Long> review, Set<Long> jobs) {

  public RightsForm {
    review = Set.copyOf(Typed.ids(review));
    jobs = Set.copyOf(Typed.ids(jobs));
  }

  static RightsForm of(Rights rights) {
    return new RightsForm(
        rights.role(),
        rights.grants().stream()
            .filter(Grant::review)
            .map(Grant::locationId)
            .collect(Collectors.toSet()),
        rights.grants().stream()
            .filter(Grant::manageJobs)
            .map(Grant::locationId)
            .collect(Collectors.toSet()));
  }

  public boolean reviews(long location) {
    return review.contains(location);
  }

  public boolean managesJobs(long location) {
    return jobs.contains(location);
  }

  /// @param existing the locations of the company
  /// @throws NotFound if a location is not of this company
  /// @throws InvalidInput if a manager has no location
  Rights rights(List<Location> existing) {
    var all = new TreeSet<>(review);
    all.addAll(jobs);
    var ids = existing.stream().map(Location::id).collect(Collectors.toSet());
    if (!ids.containsAll(all)) throw new NotFound("location");
    if (role == Role.ADMINISTRATOR) return Rights.ADMINISTRATOR;
    if (all.isEmpty())
      throw new InvalidInput("rights", say("Tick at least one box, or choose Administrator."));
    return new Rights(
        role,
        all.stream().map(id -> new Grant(id, review.contains(id), jobs.contains(id))).toList());
  }
}
