package earshot.notification;

import earshot.conversation.Batches;
import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.database.Insist;
import earshot.database.KeptPlans;
import earshot.peer.Circuits;
import earshot.sms.Receipts;
import earshot.sms.SentText;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What becomes of deliveries after they were handed over.
@Component
class Outcomes {

  /// An attempt and what came of it.
  record Ended(Begun begun, Handed handed) {

    boolean isTaken() {
      return handed.outcome() == Handed.Outcome.TAKEN;
    }

    private boolean isNamed() {
      return !handed.names().isEmpty();
    }

    private Delivery lead() {
      return begun.lead();
    }

    private SentText text() {
      return new SentText(lead().id(), Objects.requireNonNull(lead().address()), handed.names());
    }
  }

  /// What is to be tried again, and when.
  record Postponed(Delivery lead, Later later) {}

  private final Deliveries deliveries;
  private final Batches batches;
  private final Circuits circuits;
  private final Attempts attempts;
  private final Receipts receipts;
  private final KeptPlans plans;
  private final Clock clock;

  Outcomes(
      Deliveries deliveries,
      Batches batches,
      Circuits circuits,
      Attempts attempts,
      Receipts receipts,
      KeptPlans plans,
      Clock clock) {
    this.deliveries = deliveries;
    this.batches = batches;
    this.circuits = circuits;
    this.attempts = attempts;
    this.receipts = receipts;
    this.plans = plans;
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

  /// The same for many that went each by itself.
  ///
  /// @return those that are to be tried again
  List<Postponed> record(@Nullable String peer, List<Ended> ended) {
    taken(peer, ended.stream().filter(Ended::isTaken).toList());
    var again = new ArrayList<Postponed>();
    for (var other : ended)
      if (!other.isTaken())
        record(other.begun(), peer, other.handed())
            .ifPresent(later -> again.add(new Postponed(other.lead(), later)));
    return again;
  }

  private void taken(@Nullable String peer, List<Ended> taken) {
    if (taken.isEmpty()) return;
    taken.forEach(it -> attempts.count(it.lead().channel(), it.handed().outcome()));
    var ids = taken.stream().map(it -> it.lead().id()).toList();
    var names = taken.stream().<@Nullable String>map(it -> it.handed().providerId()).toList();
    Insist.on(() -> sent(taken, () -> deliveries.sent(ids, names)));
    if (peer != null) Insist.on(() -> circuits.answered(peer));
  }

  /// Stores it together with the names of texts, by which their receipts come back.
  private void sent(List<Ended> taken, Runnable store) {
    var texts = taken.stream().filter(Ended::isNamed).map(Ended::text).toList();
    plans.run(() -> {
      store.run();
      if (!texts.isEmpty()) receipts.expect(texts);
    });
    if (!texts.isEmpty()) receipts.takeEarly(texts);
  }

  private Optional<Later> become(Begun begun, Handed handed) {
    var lead = begun.lead();
    return switch (handed.outcome()) {
      case TAKEN -> {
        sent(
            List.of(new Ended(begun, handed)),
            () -> deliveries.become(lead.id(), DeliveryState.SENT, null, handed.providerId()));
        yield Optional.empty();
      }
      case REFUSED -> end(lead, DeliveryState.FAILED, handed.reason());
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
        ? end(begun.lead(), DeliveryState.UNKNOWN, handed.why())
        : sameLater(begun, handed);
  }

  /// What may have gone is repeated as it is: no other words join it.
  private Optional<Later> sameLater(Begun begun, Handed handed) {
    var lead = begun.lead();
    if (Backoff.isOver(begun.triedSince(), clock.instant()))
      return end(lead, DeliveryState.FAILED, gaveUp(handed));
    deliveries.become(lead.id(), DeliveryState.UNKNOWN, tryingAgain(handed), null);
    return Optional.of(handed.again(clock.instant().plus(wait(begun, handed))));
  }

  private Optional<Later> later(Begun begun, Handed handed) {
    var now = clock.instant();
    var until = now.plus(wait(begun, handed));
    batches.postpone(
        begun.lead().id(),
        handed.outcome() != Handed.Outcome.NO_TURN,
        tryingAgain(handed),
        until,
        gaveUp(handed),
        now.minus(Backoff.LONG_ENOUGH));
    return Optional.of(handed.again(until));
  }

  /// What was not even offered does not wait longer each time, nor afterwards.
  private static Duration wait(Begun begun, Handed handed) {
    if (handed.outcome() != Handed.Outcome.NO_TURN)
      return Backoff.after(begun.attempts(), handed.retryAfter());
    return handed.retryAfter() == null ? Backoff.after(1) : handed.retryAfter();
  }

  private static String tryingAgain(Handed handed) {
    return Delivery.AGAIN + handed.why();
  }

  private static String gaveUp(Handed handed) {
    return Delivery.gaveUp(handed.why());
  }

  private Optional<Later> end(Delivery lead, DeliveryState state, @Nullable String reason) {
    deliveries.become(lead.id(), state, reason, null);
    return Optional.empty();
  }
}
