package earshot.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of handing deliveries over.
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
    /// The other side has it.
    TAKEN,
    /// The other side will never take it.
    REFUSED,
    /// The other side does not take this one now.
    NOT_NOW,
    /// The other side takes nothing now.
    NO_SERVER,
    /// Nobody knows whether the other side has it.
    UNCERTAIN,
    /// It was not offered: too much else waits for its turn.
    NO_TURN
  }

  static Handed taken(@Nullable String providerId) {
    return new Handed(Outcome.TAKEN, null, null, providerId);
  }

  static Handed refused(String reason) {
    return new Handed(Outcome.REFUSED, reason, null, null);
  }

  static Handed not(Outcome outcome, String reason, @Nullable Duration retryAfter) {
    return new Handed(outcome, reason, retryAfter, null);
  }

  /// Whether it speaks against the other side rather than against this delivery.
  boolean isTrouble() {
    return outcome == Outcome.NO_SERVER || outcome == Outcome.UNCERTAIN;
  }

  String why() {
    return reason == null ? "" : reason;
  }
}
