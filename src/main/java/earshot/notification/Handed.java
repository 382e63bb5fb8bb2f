package earshot.notification;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came of handing deliveries over.
///
/// @param reason what went wrong, in words for managers
/// @param retryAfter how long to wait at least, where the other side said so
/// @param providerId the provider's name for it, where it has one
/// @param byPeer whether it is the other side that did it, or did not
record Handed(
    Outcome outcome,
    @Nullable String reason,
    @Nullable Duration retryAfter,
    @Nullable String providerId,
    boolean byPeer) {

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
    return new Handed(Outcome.TAKEN, null, null, providerId, true);
  }

  static Handed refused(String reason) {
    return new Handed(Outcome.REFUSED, reason, null, null, true);
  }

  static Handed not(Outcome outcome, String reason, @Nullable Duration retryAfter) {
    return new Handed(outcome, reason, retryAfter, null, true);
  }

  /// It did not come to the other side, which is neither blamed nor praised for it.
  static Handed here(Outcome outcome, String reason, @Nullable Duration retryAfter) {
    return new Handed(outcome, reason, retryAfter, null, false);
  }

  /// Whether it speaks against the other side rather than against this delivery.
  boolean isTrouble() {
    return outcome == Outcome.NO_SERVER || outcome == Outcome.UNCERTAIN;
  }

  /// It is tried again then. Where the other side takes others, this one waits for itself.
  Later again(Instant at) {
    return new Later(at, outcome != Outcome.NOT_NOW);
  }

  String why() {
    return reason == null ? "" : reason;
  }
}
