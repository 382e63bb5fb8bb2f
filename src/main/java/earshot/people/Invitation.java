package earshot.people;

import earshot.company.Rights;
import java.time.Instant;
import java.time.ZoneId;

/// Somebody was asked to join.
///
/// @param invitedBy the name of the administrator who did
/// @param zone that administrator's time zone
public record Invitation(
    long id,
    String email,
    String invitedBy,
    ZoneId zone,
    Instant invitedAt,
    Instant expiresAt,
    Rights rights) {

  boolean isOpen(Instant now) {
    return expiresAt.isAfter(now);
  }
}
