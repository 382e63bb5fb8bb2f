package earshot.people;

import earshot.company.Rights;
import earshot.language.Language;
import java.time.Instant;
import java.time.ZoneId;

/// Somebody was asked to join.
///
/// @param invitedBy the name of the administrator who did
/// @param zone that administrator's time zone
/// @param language the language that administrator reads
public record Invitation(
    long id,
    String email,
    String invitedBy,
    ZoneId zone,
    Language language,
    Instant invitedAt,
    Instant expiresAt,
    Rights rights) {

  boolean isOpen(Instant now) {
    return expiresAt.isAfter(now);
  }
}
