package earshot.notification;

import earshot.conversation.Batches;
import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.Hold;
import earshot.notification.Next.Step.Hand;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Which of many deliveries are plain: to an applicant, never tried, and alone with them on their
/// channel. Applies the rules of [Next] to all of them at once: in one transaction, and one
/// statement for each rule instead of one for each delivery. What has to wait gets a job for its
/// time, and what is not plain one of its own now, which decides what is to be done about it.
@Component
class Plain {

  private final Batches batches;
  private final Subjects subjects;
  private final Wanted wanted;
  private final When when;
  private final Deliveries deliveries;
  private final OwnJobs ownJobs;
  private final Clock clock;

  Plain(
      Batches batches,
      Subjects subjects,
      Wanted wanted,
      When when,
      Deliveries deliveries,
      OwnJobs ownJobs,
      Clock clock) {
    this.batches = batches;
    this.subjects = subjects;
    this.wanted = wanted;
    this.when = when;
    this.deliveries = deliveries;
    this.ownJobs = ownJobs;
    this.clock = clock;
  }

  /// What is to be handed over now. What went before is passed over, and the rest is given jobs.
  ///
  /// @param bulk whether they are of a bulk message
  List<Hand> of(List<Long> ids, Sender sender, boolean bulk) {
    var waiting = batches.waitingWith(ids);
    var own = waiting.stream().filter(it -> ids.contains(it.id())).toList();
    if (own.isEmpty()) return List.of();
    var untried = untried(own, sender);
    var subjects = untried.isEmpty() ? Map.<Long, Subject>of() : this.subjects.find(untried);
    var stillWanted = untried.stream().filter(it -> isWanted(it, subjects)).toList();
    var channel = own.getFirst().channel();
    var held = hold(channel, stillWanted, subjects, bulk);
    var left = own.stream().filter(it -> !held.contains(it.id())).toList();
    var going =
        left.stream().filter(stillWanted::contains).filter(it -> isAlone(it, waiting)).toList();
    var others = left.stream().filter(it -> !going.contains(it)).map(Delivery::id).toList();
    ownJobs.alone(channel, others, bulk);
    return begin(going, subjects, sender);
  }

  private List<Delivery> untried(List<Delivery> own, Sender sender) {
    if (when.isPeerDoubted(sender.peer())) return List.of();
    return own.stream().filter(it -> it.toApplicant() && isUntried(it)).toList();
  }

  private boolean isUntried(Delivery delivery) {
    var until = delivery.heldUntil();
    return delivery.attempts() == 0
        && switch (delivery.state()) {
          case QUEUED -> until == null;
          case HELD -> until != null && !until.isAfter(clock.instant());
          default -> false;
        };
  }

  private boolean isWanted(Delivery delivery, Map<Long, Subject> subjects) {
    return wanted.whyNot(delivery, subject(delivery, subjects)) == null;
  }

  /// Lets those wait that have to.
  ///
  /// @return their ids
  private Set<Long> hold(
      Channel channel, List<Delivery> stillWanted, Map<Long, Subject> subjects, boolean bulk) {
    if (stillWanted.isEmpty()) return Set.of();
    var waits = when.mustWait(stillWanted, subjects);
    var holds =
        waits.entrySet().stream()
            .map(it -> new Hold(it.getKey(), it.getValue().reason(), it.getValue().until()))
            .sorted(Comparator.comparingLong(Hold::id))
            .toList();
    deliveries.hold(holds);
    ownJobs.later(channel, holds, bulk);
    return waits.keySet();
  }

  private static boolean isAlone(Delivery delivery, List<Delivery> waiting) {
    return waiting.stream()
        .filter(Delivery::toApplicant)
        .filter(it -> it.conversationId() == delivery.conversationId())
        .allMatch(delivery::equals);
  }

  private static Subject subject(Delivery delivery, Map<Long, Subject> subjects) {
    return Objects.requireNonNull(subjects.get(delivery.id()));
  }

  private List<Hand> begin(List<Delivery> going, Map<Long, Subject> subjects, Sender sender) {
    if (going.isEmpty()) return List.of();
    var begun = batches.begin(going);
    var handovers =
        sender
            .prepare(begun.stream().map(it -> new Parcel(it, subject(it, subjects))).toList())
            .iterator();
    return begun.stream()
        .map(it -> new Hand(Begun.of(it.id(), List.of(it), false), handovers.next()))
        .toList();
  }
}
