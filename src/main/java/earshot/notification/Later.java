package earshot.notification;

import java.time.Instant;

/// When to look at a delivery again.
///
/// @param late whether it should be gone by now: all places were taken, or the other side takes
///   nothing. What waits for its own time is not late, nor is what the other side takes but for
///   this one
record Later(Instant at, boolean late) {

  static Later late(Instant at) {
    return new Later(at, true);
  }

  static Later inTime(Instant at) {
    return new Later(at, false);
  }
}
