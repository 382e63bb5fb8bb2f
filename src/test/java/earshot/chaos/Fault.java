package earshot.chaos;

import java.time.Duration;

/// Something that goes wrong, as often as it is asked to.
///
/// @param strike does it; returns the moment from which on work should go on by itself, by
///   [System#nanoTime]
/// @param mend makes good what does not mend itself
/// @param harms whether texts may end as uncertain by it, as their gateway, or the way to it, is
///   what breaks, or who waits for its answer
/// @param repeats how many mails and texts may go once more each time it strikes
/// @param cutsOff whether requests may end without an answer, as a node or the way to it breaks
/// @param stopsNode whether a node stops in the middle of what it has in hand, which the others
///   then go on with
record Fault(
    String name,
    int times,
    Strike strike,
    Runnable mend,
    boolean harms,
    int repeats,
    boolean cutsOff,
    boolean stopsNode) {

  /// What all workers of a node have in hand: sixteen mails and sixteen texts.
  private static final int IN_HAND = 32;

  interface Strike {
    long begin();
  }

  Fault(String name, int times, Strike strike, Runnable mend) {
    this(name, times, strike, mend, false, IN_HAND, false, false);
  }

  /// The same, but that nothing it breaks is needed to hand over mails and texts.
  Fault withoutRepeats() {
    return new Fault(name, times, strike, mend, harms, 0, cutsOff, stopsNode);
  }

  /// The same, but that requests may end without an answer.
  Fault cuttingOff() {
    return new Fault(name, times, strike, mend, harms, repeats, true, stopsNode);
  }

  /// The same, but that it stops a node, which so leaves its requests without an answer.
  Fault stoppingNode() {
    return new Fault(name, times, strike, mend, harms, repeats, true, true);
  }

  /// The same, but that texts may end as uncertain.
  Fault harming() {
    return new Fault(name, times, strike, mend, true, repeats, cutsOff, stopsNode);
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
        true,
        Integer.MAX_VALUE,
        false,
        false);
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
