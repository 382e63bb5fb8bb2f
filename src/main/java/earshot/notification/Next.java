package earshot.notification;

import earshot.conversation.Batches;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.database.Plausible;
import earshot.notification.Sender.Handover;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is to be done about a delivery just now: still wanted? allowed now? with which others?
/// Decided in one transaction, which holds all that wait for the same.
@Component
class Next {

  /// When to look again after what another job has in hand.
  private static final Duration SOON = Duration.ofSeconds(5);

  /// What was decided.
  sealed interface Step {
    /// There is nothing to do any more.
    record Done() implements Step {}

    /// There will be something to do.
    record Wait(Later later) implements Step {}

    /// It is to be handed over, now.
    record Hand(Begun begun, Handover handover) implements Step {}
  }

  private final Deliveries deliveries;
  private final Batches batches;
  private final Subjects subjects;
  private final Wanted wanted;
  private final When when;
  private final Again again;
  private final Clock clock;

  Next(
      Deliveries deliveries,
      Batches batches,
      Subjects subjects,
      Wanted wanted,
      When when,
      Again again,
      Clock clock) {
    this.deliveries = deliveries;
    this.batches = batches;
    this.subjects = subjects;
    this.wanted = wanted;
    this.when = when;
    this.again = again;
    this.clock = clock;
  }

  Step of(long id, Sender sender) {
    var alone = batches.waitingAlone(id);
    if (alone.isPresent()) return of(alone.get(), List.of(alone.get()), sender);
    return deliveries
        .find(id)
        .filter(Delivery::waits)
        .<Step>map(own -> amongOthers(own, sender))
        .orElseGet(Step.Done::new);
  }

  /// When many deliveries wait together, most of them have to wait anyway or are in the hands of
  /// another job. That is found out before all of them are locked and asked about. Deliveries that
  /// are no longer wanted are skipped below, all at once.
  private Step amongOthers(Delivery own, Sender sender) {
    if (own.state().isUnderWay()) {
      if (!own.leads()) return soon();
    } else if (!own.isPostponed()) {
      var subject = subjects.find(own.conversationId(), own.seq());
      if (wanted.whyNot(own, subject) == null) {
        var wait = when.mustWait(own, subject);
        if (wait.isPresent()) return hold(own, wait.get());
      }
    }
    var waiting = batches.waitingWith(own.id());
    return waiting.stream()
        .filter(it -> it.id() == own.id())
        .findFirst()
        .map(locked -> of(locked, waiting, sender))
        .orElseGet(Step.Done::new);
  }

  /// @param waiting all that wait for the same, locked
  private Step of(Delivery own, List<Delivery> waiting, Sender sender) {
    if (own.state().isUnderWay()) return own.leads() ? again.of(own, waiting, sender) : soon();
    if (waiting.stream().anyMatch(it -> it.state().isUnderWay())) return soon();
    var about = subjects.bySeq(waiting);
    var why = wanted.whyNot(waiting, about);
    var left = waiting.stream().filter(it -> isWanted(it, why.apply(it))).toList();
    return left.contains(own) ? first(own, left, subject(own, about), sender) : new Step.Done();
  }

  private static Subject subject(Delivery delivery, Map<Integer, Subject> subjects) {
    return Objects.requireNonNull(subjects.get(delivery.seq()));
  }

  private boolean isWanted(Delivery delivery, @Nullable String why) {
    if (why != null) deliveries.become(delivery.id(), DeliveryState.SKIPPED, why, null);
    return why == null;
  }

  private Step first(Delivery own, List<Delivery> left, Subject subject, Sender sender) {
    var behind = postponed(left);
    if (behind.isPresent()) return new Step.Wait(Later.inTime(behind.get()));
    var wait = when.mustWait(own, subject);
    if (wait.isPresent()) return hold(own, wait.get());
    var seqs = left.stream().map(Delivery::seq).toList();
    var said = subjects.said(subject, seqs).fitting(sender.room());
    if (!said.contains(own.seq())) return soon();
    var silence = when.peerMustWait(sender.peer());
    if (silence.isPresent()) return outlast(own, silence.get());
    var batch = left.stream().filter(it -> said.contains(it.seq())).toList();
    var begun = Begun.of(own.id(), batches.begin(own, batch), false);
    return new Step.Hand(begun, sender.prepare(new Parcel(begun.lead(), subject.saying(said))));
  }

  /// What the other side did not take waits for its next attempt, and all that came since waits
  /// with it, so that nothing overtakes. An attempt is not waited for if a clock that was ahead has
  /// set its time.
  private Optional<Instant> postponed(List<Delivery> left) {
    return left.stream()
        .filter(Delivery::isPostponed)
        .filter(it -> !it.changedAt().isAfter(Plausible.latest(clock.instant())))
        .map(Delivery::heldUntil)
        .filter(until -> until.isAfter(clock.instant()))
        .findFirst();
  }

  private Step hold(Delivery own, When.Wait wait) {
    deliveries.hold(own.id(), wait.reason(), wait.until());
    return new Step.Wait(Later.inTime(wait.until()));
  }

  private Step outlast(Delivery own, When.Wait silence) {
    if (Backoff.isOver(own.triedSince(), clock.instant()))
      return end(own, Delivery.gaveUp(silence.reason()));
    deliveries.holdForPeer(own.id(), silence.reason(), silence.until());
    return new Step.Wait(Later.late(silence.until()));
  }

  private Step end(Delivery own, String why) {
    deliveries.become(own.id(), DeliveryState.FAILED, why, null);
    return new Step.Done();
  }

  private Step soon() {
    return new Step.Wait(Later.late(clock.instant().plus(SOON)));
  }
}
