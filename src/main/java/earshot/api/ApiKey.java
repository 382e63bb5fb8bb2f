package earshot.api;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A key of the company, without its secret.
///
/// @param userId the program it acts as
/// @param ending the last characters of the secret
/// @param locations the ids of those it is limited to; empty for none
/// @param lastUsedAt to the minute; null if never
/// @param revokedAt null while it works
public record ApiKey(
    long id,
    long userId,
    String name,
    Scope scope,
    String ending,
    Set<Long> locations,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  public ApiKey {
    locations = Set.copyOf(locations);
  }

  public boolean works() {
    return revokedAt == null;
  }
}
