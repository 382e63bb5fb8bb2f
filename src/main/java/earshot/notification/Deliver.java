package earshot.notification;

import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.database.KeptPlans;
import earshot.notification.Next.Step;
import earshot.notification.Way.Job;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes one delivery of the current company, and those that wait for the same: what is next is
/// decided in a transaction ([Next]), handed over outside of any, and recorded ([Outcomes]). Dying
/// in between repeats at most this one attempt.
@Component
class Deliver {

  private static final Logger LOG = LoggerFactory.getLogger(Deliver.class);
  private static final String BROKEN = "Gave up after a day: something broke in this server";

  private final Deliveries deliveries;
  private final Next next;
  private final Outcomes outcomes;
  private final InHand inHand;
  private final Ways ways;
  private final WaitingLine line;
  private final Senders senders;
  private final DeliveriesShare share;
  private final KeptPlans plans;
  private final Clock clock;

  Deliver(
      Deliveries deliveries,
      Next next,
      Outcomes outcomes,
      InHand inHand,
      Ways ways,
      WaitingLine line,
      Senders senders,
      DeliveriesShare share,
      KeptPlans plans,
      Clock clock) {
    this.deliveries = deliveries;
    this.next = next;
    this.outcomes = outcomes;
    this.inHand = inHand;
    this.ways = ways;
    this.line = line;
    this.senders = senders;
    this.share = share;
    this.plans = plans;
    this.clock = clock;
  }

  /// @return when to look again; empty once nothing is left to do
  Optional<Later> deliver(Channel channel, Job job, long id) {
    var way = ways.of(channel);
    if (!way.enter(job))
      return Optional.of(Later.inLine(line.uncalled(channel, job.kind().bulk())));
    try {
      return attempt(job.kind().company(), id, senders.of(channel));
    } finally {
      way.leave(job.kind());
    }
  }

  private Optional<Later> attempt(long company, long id, Sender sender) {
    return switch (share.use(() -> next(id, sender))) {
      case Step.Done() -> Optional.empty();
      case Step.Wait(var later) -> Optional.of(later);
      case Step.Hand(var begun, var handover) ->
          inHand.during(
              List.of(begun.lead().id()),
              () -> {
                var handed = Patience.hand(company, handover);
                return share.use(() -> outcomes.record(begun, sender.peer(), handed));
              });
    };
  }

  private Step next(long id, Sender sender) {
    try {
      return plans.call(() -> next.of(id, sender));
    } catch (RuntimeException broken) {
      deliveries.isTried(id);
      var triedSince = deliveries.find(id).map(Delivery::triedSince).orElse(null);
      if (!Backoff.isOver(triedSince, clock.instant())) throw broken;
      LOG.error("Delivery {} is given up", id, broken);
      deliveries.become(id, DeliveryState.FAILED, BROKEN, null);
      return new Step.Done();
    }
  }
}
