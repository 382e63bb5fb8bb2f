package earshot.search;

import java.time.Duration;

/// When a part of a search has to be done: whoever waits rather reads that it looked at the newest
/// only.
record Deadline(long nanoTime) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /// At least 1, as PostgreSQL takes 0 for no limit.
  long millisLeft() {
    return Math.max(1, (nanoTime - System.nanoTime()) / 1_000_000);
  }
}
