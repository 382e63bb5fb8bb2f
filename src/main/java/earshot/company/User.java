package earshot.company;

import earshot.audit.Actor;
import earshot.language.Language;
import java.time.ZoneId;
import java.util.Set;

/// A member of the company's staff, with the rights of this moment.
///
/// @param locations the ids of the locations where this user may review applications
/// @param jobLocations the ids of the locations where this user may manage jobs
public record User(
    long companyId,
    long id,
    String name,
    String email,
    Role role,
    ZoneId zone,
    Language language,
    boolean pressEnterToSend,
    boolean keyboardShortcuts,
    String companyName,
    Set<Long> locations,
    Set<Long> jobLocations)
    implements Actor {

  public User {
    locations = Set.copyOf(locations);
    jobLocations = Set.copyOf(jobLocations);
  }

  @Override
  public Long staffId() {
    return id;
  }

  /// Whether this user may review applications of that location, and so start a conversation there.
  public boolean mayReview(long locationId) {
    return locations.contains(locationId);
  }

  /// Whether this user may review applications at any location at all.
  public boolean mayReviewAnywhere() {
    return !locations.isEmpty();
  }

  /// Whether this user may open, change and close the jobs of that location.
  public boolean mayManageJobs(long locationId) {
    return jobLocations.contains(locationId);
  }

  /// Whether this user may manage jobs at any location at all. An administrator may before there is
  /// one.
  public boolean mayManageJobsAnywhere() {
    return isAdministrator() || !jobLocations.isEmpty();
  }

  /// Whether this user looks after the company: its people, locations and settings.
  public boolean isAdministrator() {
    return role == Role.ADMINISTRATOR;
  }

  /// The name applicants see.
  public String firstName() {
    return name.strip().split("\\s+")[0];
  }
}
