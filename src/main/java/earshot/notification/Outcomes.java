package earshot.notification;

import earshot.conversation.Batches;
import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.peer.Circuits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What becomes of deliveries after they were handed over.
@Component
class Outcomes {

  private final Deliveries deliveries;
  private final Batches batches;
  private final Circuits circuits;
  private final Attempts attempts;
  private final Clock clock;

  Outcomes(
      Deliveries deliveries, Batches batches, Circuits circuits, Attempts attempts, Clock clock) {
    this.deliveries = deliveries;
    this.batches = batches;
    this.circuits = circuits;
    this.attempts = attempts;
    this.clock = clock;
  }

  /// @param lead as it was handed over
  /// @return when to try again; empty if not
  Optional<Instant> record(Delivery lead, @Nullable String peer, Handed handed) {
    if (peer != null) watch(peer, handed);
    attempts.count(lead.channel(), handed.outcome());
    return switch (handed.outcome()) {
      case TAKEN -> end(lead, DeliveryState.SENT, null, handed.providerId());
      case REFUSED -> end(lead, DeliveryState.FAILED, handed.reason(), null);
      case UNCERTAIN -> uncertain(lead, handed);
      case NO_TURN -> later(lead, handed, handed.retryAfter());
      case NOT_NOW, NO_SERVER ->
          later(lead, handed, Backoff.after(lead.attempts(), handed.retryAfter()));
    };
  }

  private void watch(String peer, Handed handed) {
    if (handed.isTrouble()) circuits.failed(peer, handed.why());
    else if (handed.outcome() != Handed.Outcome.NO_TURN) circuits.answered(peer);
  }

  /// A mail is repeated, as it is recognizably the same; a text only when a person says so.
  private Optional<Instant> uncertain(Delivery lead, Handed handed) {
    if (lead.channel() == Channel.SMS) return end(lead, DeliveryState.UNKNOWN, handed.why(), null);
    if (isOver(lead)) return giveUp(lead, handed);
    deliveries.become(lead.id(), DeliveryState.UNKNOWN, "Trying again: " + handed.why(), null);
    return Optional.of(clock.instant().plus(Backoff.after(lead.attempts(), handed.retryAfter())));
  }

  private Optional<Instant> later(Delivery lead, Handed handed, @Nullable Duration wait) {
    if (isOver(lead)) return giveUp(lead, handed);
    var until = clock.instant().plus(wait == null ? Backoff.after(1) : wait);
    batches.postpone(lead.id(), "Trying again: " + handed.why(), until);
    return Optional.of(until);
  }

  private boolean isOver(Delivery lead) {
    return Backoff.isOver(lead.triedSince(), clock.instant());
  }

  private Optional<Instant> giveUp(Delivery lead, Handed handed) {
    return end(lead, DeliveryState.FAILED, "Gave up after a day: " + handed.why(), null);
  }

  private Optional<Instant> end(
      Delivery lead, DeliveryState state, @Nullable String reason, @Nullable String providerId) {
    deliveries.become(lead.id(), state, reason, providerId);
    return Optional.empty();
  }
}
