package earshot.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of handing a delivery over.
///
/// @param reason what went wrong, in words for managers
/// @param retryAfter how long to wait at least, where the other side said so
/// @param providerId the provider's name for it, where it has one
record Handed(
    Outcome outcome,
    @Nullable String reason,
    @Nullable Duration retryAfter,
    @Nullable String providerId) {

  enum Outcome {
    TAKEN,
    REFUSED,
    NOT_NOW
  }

  static Handed taken(@Nullable String providerId) {
    return new Handed(Outcome.TAKEN, null, null, providerId);
  }

  static Handed refused(String reason) {
    return new Handed(Outcome.REFUSED, reason, null, null);
  }

  static Handed notNow(String reason, @Nullable Duration retryAfter) {
    return new Handed(Outcome.NOT_NOW, reason, retryAfter, null);
  }
}
