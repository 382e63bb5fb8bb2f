package earshot.notification;

import java.time.Duration;
import java.time.Instant;

/// The last words before a decline, which go out although the conversation is closed.
///
/// @param takenBack whether the decline was undone
record Farewell(Instant writtenAt, boolean takenBack) {

  /// How long it waits, so that Undo takes back the message too.
  private static final Duration UNDO = Duration.ofSeconds(10);

  Instant goesAt() {
    return writtenAt.plus(UNDO);
  }

  /// Whether Undo is still at hand. What was written far in the future, by a clock that has been
  /// put right since, is not waited for.
  boolean mayBeTakenBack(Instant now) {
    return goesAt().isAfter(now) && !writtenAt.isAfter(now.plus(UNDO));
  }
}
