package earshot.chaos;

import java.time.Duration;

/// Something that goes wrong, as often as it is asked to.
///
/// @param strike does it; returns the moment from which on work should go on by itself, by
///   [System#nanoTime]
/// @param mend makes good what does not mend itself
/// @param harms whether texts may end as uncertain by it, as their gateway, or the way to it, is
///   what breaks, or who waits for its answer
record Fault(String name, int times, Strike strike, Runnable mend, boolean harms) {

  interface Strike {
    long begin();
  }

  Fault(String name, int times, Strike strike, Runnable mend) {
    this(name, times, strike, mend, false);
  }

  /// One that is over when it has struck.
  static Fault lasting(String name, int times, Duration time, Runnable begin, Runnable end) {
    return new Fault(
        name,
        times,
        () -> {
          begin.run();
          pause(time);
          end.run();
          return System.nanoTime();
        },
        () -> {},
        true);
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
