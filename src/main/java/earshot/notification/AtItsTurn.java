package earshot.notification;

import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A number may send one text a second, say, so a text waits for its turn after it was decided to
/// send it, and STOP, the night or a decline may come first. What no longer goes is decided anew.
@Component
class AtItsTurn {

  private final Deliveries deliveries;
  private final Subjects subjects;
  private final Wanted wanted;
  private final When when;

  AtItsTurn(Deliveries deliveries, Subjects subjects, Wanted wanted, When when) {
    this.deliveries = deliveries;
    this.subjects = subjects;
    this.wanted = wanted;
    this.when = when;
  }

  /// Whether what was taken in hand may leave all the same.
  @Transactional
  boolean goes(Delivery begun) {
    return deliveries
        .find(begun.id())
        .filter(now -> now.state() == DeliveryState.SENDING)
        .filter(this::mayGo)
        .isPresent();
  }

  private boolean mayGo(Delivery delivery) {
    var subject = subjects.find(delivery.conversationId(), delivery.seq());
    return wanted.whyNot(delivery, subject) == null
        && when.atNight(delivery, subject.zone()).isEmpty();
  }
}
