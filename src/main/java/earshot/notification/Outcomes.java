package earshot.notification;

import earshot.conversation.Batches;
import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.database.Insist;
import earshot.peer.Circuits;
import java.time.Clock;
import java.time.Duration;
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

  /// What has happened is not forgotten because the database is away for a moment.
  ///
  /// @return when to try again; empty if not
  Optional<Later> record(Begun begun, @Nullable String peer, Handed handed) {
    attempts.count(begun.lead().channel(), handed.outcome());
    var again = Insist.on(() -> become(begun, handed));
    if (peer != null && handed.byPeer()) Insist.on(() -> watch(peer, handed));
    return again;
  }

  private Optional<Later> become(Begun begun, Handed handed) {
    var lead = begun.lead();
    return switch (handed.outcome()) {
      case TAKEN -> end(lead, DeliveryState.SENT, null, handed.providerId());
      case REFUSED -> end(lead, DeliveryState.FAILED, handed.reason(), null);
      case UNCERTAIN -> uncertain(begun, handed);
      case NO_TURN, NOT_NOW, NO_SERVER ->
          begun.mustStayAsItIs() ? sameLater(begun, handed) : later(begun, handed);
    };
  }

  private void watch(String peer, Handed handed) {
    if (handed.isTrouble()) circuits.failed(peer, handed.why());
    else circuits.answered(peer);
  }

  /// A mail is repeated, as it is recognizably the same; a text only when a person says so.
  private Optional<Later> uncertain(Begun begun, Handed handed) {
    return begun.lead().channel() == Channel.SMS
        ? end(begun.lead(), DeliveryState.UNKNOWN, handed.why(), null)
        : sameLater(begun, handed);
  }

  /// What may have gone is repeated as it is: no other words join it.
  private Optional<Later> sameLater(Begun begun, Handed handed) {
    var lead = begun.lead();
    if (Backoff.isOver(begun.triedSince(), clock.instant()))
      return end(lead, DeliveryState.FAILED, gaveUp(handed), null);
    deliveries.become(lead.id(), DeliveryState.UNKNOWN, tryingAgain(handed), null);
    return Optional.of(handed.again(clock.instant().plus(wait(begun, handed))));
  }

  private Optional<Later> later(Begun begun, Handed handed) {
    var now = clock.instant();
    var until = now.plus(wait(begun, handed));
    batches.postpone(
        begun.lead().id(),
        tryingAgain(handed),
        until,
        gaveUp(handed),
        now.minus(Backoff.LONG_ENOUGH));
    return Optional.of(handed.again(until));
  }

  /// What was not even offered does not wait longer each time.
  private static Duration wait(Begun begun, Handed handed) {
    if (handed.outcome() != Handed.Outcome.NO_TURN)
      return Backoff.after(begun.attempts(), handed.retryAfter());
    return handed.retryAfter() == null ? Backoff.after(1) : handed.retryAfter();
  }

  private static String tryingAgain(Handed handed) {
    return Delivery.AGAIN + handed.why();
  }

  private static String gaveUp(Handed handed) {
    return "Gave up after a day: " + handed.why();
  }

  private Optional<Later> end(
      Delivery lead, DeliveryState state, @Nullable String reason, @Nullable String providerId) {
    deliveries.become(lead.id(), state, reason, providerId);
    return Optional.empty();
  }
}
