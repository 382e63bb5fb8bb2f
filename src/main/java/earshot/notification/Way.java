package earshot.notification;

import java.time.Duration;

/// How deliveries of one channel go out of this node, and how many at once. Bulk messages leave
/// some of the places to single ones.
final class Way {

  private static final int PLACES = 8;
  private static final int PLACES_FOR_BULK = 6;

  private final Sender sender;
  private final Lane all = new Lane(PLACES);
  private final Lane bulks = new Lane(PLACES_FOR_BULK);

  Way(Sender sender) {
    this.sender = sender;
  }

  Sender sender() {
    return sender;
  }

  boolean enter(boolean bulk) {
    if (bulk && !bulks.enter()) return false;
    if (all.enter()) return true;
    if (bulk) bulks.leave();
    return false;
  }

  void leave(boolean bulk) {
    all.leave();
    if (bulk) bulks.leave();
  }

  /// When to try again after being turned away.
  Duration nextTurn(boolean bulk) {
    return (bulk ? bulks : all).nextTurn();
  }
}
