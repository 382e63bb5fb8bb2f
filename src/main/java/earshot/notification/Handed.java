package earshot.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of handing deliveries over.
///
/// @param reason what went wrong, in words for managers
/// @param retryAfter how long to wait at least, where the other side said so
/// @param names the provider's for it and each of its parts, by which its receipts come back; empty
///   where it gives none
/// @param byPeer whether it is the other side that did it, or did not
record Handed(
    Outcome outcome,
    @Nullable String reason,
    @Nullable Duration retryAfter,
    List<String> names,
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

  static Handed taken(List<String> names) {
    return new Handed(Outcome.TAKEN, null, null, names, true);
  }

  static Handed refused(String reason) {
    return new Handed(Outcome.REFUSED, reason, null, List.of(), true);
  }

  static Handed not(Outcome outcome, String reason, @Nullable Duration retryAfter) {
    return new Handed(outcome, reason, retryAfter, List.of(), true);
  }

  /// It did not come to the other side, which is neither blamed nor praised for it.
  static Handed here(Outcome outcome, String reason, @Nullable Duration retryAfter) {
    return new Handed(outcome, reason, retryAfter, List.of(), false);
  }

  /// The provider's name for it; null where it gave none.
  @Nullable String providerId() {
    return names.isEmpty() ? null : names.getFirst();
  }

  /// Whether it speaks against the other side rather than against this delivery.
  boolean isTrouble() {
    return outcome == Outcome.NO_SERVER || outcome == Outcome.UNCERTAIN;
  }

  /// It is tried again then. Where the other side takes others, this one waits for itself.
  Later again(Instant at) {
    return outcome == Outcome.NOT_NOW ? Later.inTime(at) : Later.late(at);
  }

  String why() {
    return reason == null ? "" : reason;
  }
}
