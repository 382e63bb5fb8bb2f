package earshot.webhook;

import java.util.concurrent.Semaphore;

/// The places of one webhook on this node, so that a slow receiver holds up itself alone; and
/// whether somebody looks after it just now, so that one does at a time.
final class Lane {

  static final int PLACES = 8;

  private static final int TESTS = 4;

  private final Semaphore places = new Semaphore(PLACES);
  private final Semaphore tests = new Semaphore(TESTS);
  private boolean isLookedAfter;
  private boolean isWanted;

  /// Somebody should look.
  ///
  /// @return whether it is the caller who does, as nobody else is at it
  synchronized boolean want() {
    isWanted = true;
    if (isLookedAfter) return false;
    isLookedAfter = true;
    return true;
  }

  /// Whether there is still something to look at.
  synchronized boolean goesOn() {
    isLookedAfter = isWanted;
    isWanted = false;
    return isLookedAfter;
  }

  synchronized void stop() {
    isLookedAfter = false;
  }

  int free() {
    return places.availablePermits();
  }

  void enter() {
    places.acquireUninterruptibly();
  }

  void leave() {
    places.release();
  }

  /// Places of their own, so that a test comes through where all others hang.
  ///
  /// @return whether one was free
  boolean enterTest() {
    return tests.tryAcquire();
  }

  void leaveTest() {
    tests.release();
  }
}
