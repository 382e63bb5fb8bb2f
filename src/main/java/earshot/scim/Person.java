package earshot.scim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody of the staff as a provider sees them (RFC 7643 section 4.1).
///
/// @param userName as the provider wrote it; the address where it wrote none
/// @param givenName null unless the name is still the one the provider wrote
/// @param name what colleagues and applicants read
record Person(
    long id,
    String userName,
    @Nullable String externalId,
    @Nullable String givenName,
    @Nullable String familyName,
    @Nullable String displayName,
    String name,
    String email,
    boolean active,
    Instant createdAt) {

  Person {
    if (!name.equals(joined(givenName, familyName))) {
      givenName = null;
      familyName = null;
    }
  }

  /// "Nora Stone"; null where there is neither.
  static @Nullable String joined(@Nullable String given, @Nullable String family) {
    if (given == null) return family;
    return family == null ? given : given + " " + family;
  }
}
