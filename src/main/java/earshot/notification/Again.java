package earshot.notification;

import earshot.conversation.Batches;
import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.database.Plausible;
import earshot.notification.Next.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Repeats an attempt whose outcome is not known, with exactly the same content. The usual limits
/// hold: a day at most, and no texts in quiet hours.
@Component
class Again {

  /// How many attempts at a text may end in the middle, each of which may have sent it.
  private static final int MOST_INTERRUPTED = 3;

  /// A node that stood still, and is taken for dead after 20 s, may go on then.
  private static final Duration TEXT_IN_HAND = Duration.ofSeconds(25);

  /// A node that could not reach the database is at work all the same, until its attempt must end.
  private static final Duration TEXT_IN_HAND_MEANWHILE = Patience.LIMIT.plusSeconds(10);

  /// A mail is known as the same by its Message-ID, so the attempt of a server that died is not
  /// waited out, only that of one that is hardly slow.
  private static final Duration MAIL_IN_HAND = Duration.ofSeconds(15);

  /// When to look again after what this node itself has in hand.
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Deliveries deliveries;
  private final Batches batches;
  private final Subjects subjects;
  private final Wanted wanted;
  private final When when;
  private final InHand inHand;
  private final DatabaseTrouble trouble;
  private final Clock clock;

  Again(
      Deliveries deliveries,
      Batches batches,
      Subjects subjects,
      Wanted wanted,
      When when,
      InHand inHand,
      DatabaseTrouble trouble,
      Clock clock) {
    this.deliveries = deliveries;
    this.batches = batches;
    this.subjects = subjects;
    this.wanted = wanted;
    this.when = when;
    this.inHand = inHand;
    this.trouble = trouble;
    this.clock = clock;
  }

  Step of(Delivery own, List<Delivery> waiting, Sender sender) {
    var batch = waiting.stream().filter(it -> Long.valueOf(own.id()).equals(it.batchId())).toList();
    if (batch.stream().allMatch(it -> Backoff.isOver(it.triedSince(), clock.instant())))
      return end(own, DeliveryState.FAILED, "Gave up after a day: it may have gone, or not");
    var subject = subjects.find(own.conversationId(), own.seq());
    var unwanted = wanted.whyNot(own, subject);
    if (unwanted != null && !isAnyWanted(batch)) return notWanted(own, unwanted);
    return mustWait(own, subject, sender)
        .<Step>map(Step.Wait::new)
        .orElseGet(() -> once(own, batch, subject, sender));
  }

  /// Of some that go as one, one may have been read.
  private boolean isAnyWanted(List<Delivery> batch) {
    if (batch.size() == 1) return false;
    var why = wanted.whyNot(batch, subjects.bySeq(batch));
    return batch.stream().anyMatch(it -> why.apply(it) == null);
  }

  /// A mail is no failure then: whether it went or not, nothing is missing; but for one to an
  /// address that is no longer the applicant's.
  private Step notWanted(Delivery own, String why) {
    var missing = own.toApplicant() && why.equals(Wanted.ADDRESS_CHANGED);
    return own.channel() == Channel.EMAIL && !missing
        ? end(own, DeliveryState.SKIPPED, why)
        : end(own, DeliveryState.FAILED, "It is not certain whether it went. " + why);
  }

  private Optional<Later> mustWait(Delivery own, Subject subject, Sender sender) {
    return inHand(own, sender)
        .or(() -> when.atNight(own, subject.zone()).map(night -> Later.inTime(night.until())))
        .or(() -> when.peerMustWait(sender.peer()).map(silence -> Later.late(silence.until())));
  }

  /// A worker that lost the database, or stood still, may still be sending. This node knows that of
  /// its own workers ([InHand]) but not of those of others, so these are given time to end; not
  /// where it goes to the built-in mailbox or phone, which answer at once.
  private Optional<Later> inHand(Delivery own, Sender sender) {
    if (own.state() != DeliveryState.SENDING || sender.peer() == null) return Optional.empty();
    var now = clock.instant();
    if (inHand.has(own.id())) return Optional.of(Later.late(now.plus(SOON)));
    var within = own.channel() == Channel.SMS ? textInHand(own) : MAIL_IN_HAND;
    return Optional.of(own.changedAt().plus(within))
        .filter(end -> end.isAfter(now))
        .filter(end -> !end.isAfter(Plausible.latest(now, within)))
        .map(Later::late);
  }

  private Duration textInHand(Delivery own) {
    return trouble.since(own.changedAt()) ? TEXT_IN_HAND_MEANWHILE : TEXT_IN_HAND;
  }

  private Step once(Delivery own, List<Delivery> batch, Subject subject, Sender sender) {
    if (own.channel() == Channel.SMS && own.interrupted() >= MOST_INTERRUPTED)
      return end(own, DeliveryState.UNKNOWN, "It was cut off too often and may have gone");
    var said = subjects.said(subject, batch.stream().map(Delivery::seq).toList());
    var begun = Begun.of(own.id(), batches.begin(own, batch), true);
    return new Step.Hand(begun, sender.prepare(new Parcel(begun.lead(), subject.saying(said))));
  }

  private Step end(Delivery own, DeliveryState state, String why) {
    deliveries.become(own.id(), state, why, null);
    return new Step.Done();
  }
}
