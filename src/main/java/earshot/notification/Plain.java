package earshot.notification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import earshot.conversation.Batches;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.notification.Next.Step.Hand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Which of many deliveries to applicants are plain: never tried, alone with their applicant on
/// their channel, and with nothing in the way just now. Decided in one transaction, with the rules
/// of [Next] and a statement where it has one for each; those that are not plain get a job of their
/// own, which decides what is to be done about them.
@Component
class Plain {

  private final Batches batches;
  private final Subjects subjects;
  private final Wanted wanted;
  private final When when;
  private final OwnJobs ownJobs;

  Plain(Batches batches, Subjects subjects, Wanted wanted, When when, OwnJobs ownJobs) {
    this.batches = batches;
    this.subjects = subjects;
    this.wanted = wanted;
    this.when = when;
    this.ownJobs = ownJobs;
  }

  /// What is to be handed over now. What went before is passed over, and the rest is given a job.
  List<Hand> of(List<Long> ids, Sender sender) {
    var waiting = batches.waitingWith(ids);
    var others = new ArrayList<>(waiting.stream().filter(it -> ids.contains(it.id())).toList());
    if (others.isEmpty()) return List.of();
    var plain = when.peerMustWait(sender.peer()).isPresent() ? List.<Delivery>of() : alone(waiting);
    var subjects =
        this.subjects.find(plain).stream().collect(toMap(Subject::conversationId, it -> it));
    var going = plain.stream().filter(it -> goes(it, subjects)).toList();
    if (!going.isEmpty()) {
      var held = when.mustWait(going, subjects);
      going = going.stream().filter(it -> !held.contains(it.id())).toList();
    }
    others.removeAll(going);
    others.forEach(ownJobs::add);
    return begin(going, subjects, sender);
  }

  private static List<Delivery> alone(List<Delivery> waiting) {
    return waiting.stream().collect(groupingBy(Delivery::conversationId)).values().stream()
        .filter(all -> all.size() == 1)
        .map(List::getFirst)
        .filter(Plain::isNew)
        .toList();
  }

  private static boolean isNew(Delivery delivery) {
    return delivery.state() == DeliveryState.QUEUED
        && delivery.attempts() == 0
        && delivery.heldUntil() == null;
  }

  private boolean goes(Delivery delivery, Map<Long, Subject> subjects) {
    return wanted.whyNot(delivery, subject(delivery, subjects)) == null;
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

  private static Subject subject(Delivery delivery, Map<Long, Subject> subjects) {
    return Objects.requireNonNull(subjects.get(delivery.conversationId()));
  }
}
