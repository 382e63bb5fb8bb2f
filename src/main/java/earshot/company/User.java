package earshot.company;

import java.time.ZoneId;
import java.util.Set;

/// A member of the company's staff, with the rights of this moment.
///
/// @param locations the ids of the locations where this user may review applications
public record User(
    long companyId,
    long id,
    String name,
    String email,
    Role role,
    ZoneId zone,
    boolean pressEnterToSend,
    boolean keyboardShortcuts,
    String companyName,
    Set<Long> locations) {

  public User {
    locations = Set.copyOf(locations);
  }

  /// Whether this user may review applications of that location, and so start a conversation there.
  public boolean mayReview(long locationId) {
    return locations.contains(locationId);
  }

  /// Whether this user may review applications at any location at all.
  public boolean mayReviewAnywhere() {
    return !locations.isEmpty();
  }

  /// The name applicants see.
  public String firstName() {
    return name.strip().split("\\s+")[0];
  }
}
