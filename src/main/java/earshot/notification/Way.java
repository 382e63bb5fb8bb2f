package earshot.notification;

import java.time.Duration;

/// How many deliveries of one channel go out of this node at once. Bulk messages leave some of the
/// places to single ones.
final class Way {

  private static final int PLACES = 8;
  private static final int PLACES_FOR_BULK = 6;

  private final Lane all = new Lane(PLACES);
  private final Lane bulks = new Lane(PLACES_FOR_BULK);

  boolean enter(long company, boolean bulk) {
    if (bulk && !bulks.enter(company)) return false;
    if (all.enter(company)) return true;
    if (bulk) bulks.leave(company);
    return false;
  }

  void leave(long company, boolean bulk) {
    all.leave(company);
    if (bulk) bulks.leave(company);
  }

  /// When to try again after being turned away.
  Duration nextTurn(boolean bulk) {
    return (bulk ? bulks : all).nextTurn();
  }
}
