package earshot.notification;

import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.notification.Sender.Handover;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Makes one delivery of the current company: still wanted? allowed now? then hands it over,
/// outside of any transaction, and records what came of it. Dying in between repeats at most this
/// one attempt.
@Component
class Deliver {

  /// What was decided: something to hand over, or when to look again.
  private record Step(@Nullable Handover handover, Optional<Instant> again) {

    static Step hand(Handover handover) {
      return new Step(handover, Optional.empty());
    }

    static Step nothingToHand(Optional<Instant> again) {
      return new Step(null, again);
    }
  }

  private final Deliveries deliveries;
  private final Subjects subjects;
  private final Wanted wanted;
  private final When when;
  private final Map<Channel, Way> ways;
  private final TransactionOperations transaction;
  private final Clock clock;

  Deliver(
      Deliveries deliveries,
      Subjects subjects,
      Wanted wanted,
      When when,
      EmailDelivery email,
      SmsDelivery sms,
      TransactionOperations transaction,
      Clock clock) {
    this.deliveries = deliveries;
    this.subjects = subjects;
    this.wanted = wanted;
    this.when = when;
    this.ways =
        Map.of(
            Channel.EMAIL, new Way(email),
            Channel.SMS, new Way(sms));
    this.transaction = transaction;
    this.clock = clock;
  }

  /// @param bulk whether it belongs to a bulk message
  /// @return when to look again; empty once nothing is left to do
  Optional<Instant> deliver(long id, boolean bulk) {
    var delivery = deliveries.find(id).filter(found -> found.state().isPending()).orElse(null);
    if (delivery == null) return Optional.empty();
    var way = Objects.requireNonNull(ways.get(delivery.channel()));
    if (!way.enter(bulk)) return again(way.nextTurn(bulk));
    try {
      return attempt(delivery, way.sender());
    } finally {
      way.leave(bulk);
    }
  }

  private Optional<Instant> attempt(Delivery delivery, Sender sender) {
    var step = Objects.requireNonNull(transaction.execute(_ -> decide(delivery, sender)));
    if (step.handover == null) return step.again;
    var handed = step.handover.go();
    return switch (handed.outcome()) {
      case TAKEN -> taken(delivery.id(), handed);
      case REFUSED -> end(delivery.id(), DeliveryState.FAILED, handed.reason());
      case NOT_NOW -> retry(delivery, handed);
    };
  }

  private Step decide(Delivery delivery, Sender sender) {
    var subject = subjects.find(delivery.conversationId(), delivery.seq());
    var unwanted = wanted.whyNot(delivery, subject);
    if (unwanted != null)
      return Step.nothingToHand(end(delivery.id(), DeliveryState.SKIPPED, unwanted));
    var wait = when.mustWait(delivery, subject);
    if (wait.isPresent()) return Step.nothingToHand(hold(delivery.id(), wait.get()));
    return deliveries
        .begin(delivery.id())
        .map(begun -> Step.hand(sender.prepare(begun, subject)))
        .orElse(Step.nothingToHand(Optional.empty()));
  }

  private Optional<Instant> taken(long id, Handed handed) {
    deliveries.become(id, DeliveryState.SENT, null, handed.providerId());
    return Optional.empty();
  }

  private Optional<Instant> retry(Delivery delivery, Handed handed) {
    var attempt = delivery.attempts() + 1;
    if (attempt >= Backoff.ATTEMPTS)
      return end(delivery.id(), DeliveryState.FAILED, "Gave up after a day: " + handed.reason());
    deliveries.become(
        delivery.id(), DeliveryState.QUEUED, "Trying again: " + handed.reason(), null);
    var wait = Backoff.after(attempt);
    var asked = handed.retryAfter();
    return again(asked != null && asked.compareTo(wait) > 0 ? asked : wait);
  }

  private Optional<Instant> hold(long id, When.Wait wait) {
    deliveries.hold(id, wait.reason(), wait.until());
    return Optional.of(wait.until());
  }

  private Optional<Instant> end(long id, DeliveryState state, @Nullable String reason) {
    deliveries.become(id, state, reason, null);
    return Optional.empty();
  }

  private Optional<Instant> again(Duration wait) {
    return Optional.of(clock.instant().plus(wait));
  }
}
