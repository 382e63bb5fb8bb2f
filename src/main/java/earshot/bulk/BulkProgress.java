package earshot.bulk;

import earshot.database.CurrentCompany;
import earshot.live.LiveUpdate;
import earshot.live.LiveUpdates;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Tells the sender's open pages that a bulk message is there or further, after the transaction's
/// commit.
@Component
class BulkProgress {

  private final LiveUpdates live;
  private final ApplicationEventPublisher events;

  BulkProgress(LiveUpdates live, ApplicationEventPublisher events) {
    this.live = live;
    this.events = events;
  }

  /// The same where it ended with that.
  void tell(Work bulk, BulkState state) {
    tell(bulk);
    if (state.isOver()) events.publishEvent(new BulkFinished(bulk.id(), state));
  }

  void tell(Work bulk) {
    tell(bulk.userId(), bulk.id());
  }

  void tell(long sender, long id) {
    live.tellUsers(
        Objects.requireNonNull(CurrentCompany.id()),
        List.of(sender),
        new LiveUpdate("bulk", String.valueOf(id), 0));
  }
}
