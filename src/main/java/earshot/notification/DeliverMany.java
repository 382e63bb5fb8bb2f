package earshot.notification;

import earshot.conversation.Channel;
import earshot.database.Insist;
import earshot.database.KeptPlans;
import earshot.notification.Next.Step.Hand;
import earshot.notification.Outcomes.Ended;
import earshot.notification.Way.Job;
import earshot.notification.Way.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes many deliveries of the current company on one channel, of a bulk message or because they
/// waited together for a place ([WaitingLine]), a few at a time: decided together ([Plain]), handed
/// over side by side, and recorded together, so that each costs a fraction of the statements of
/// [Deliver]. What is not plain gets a job of its own for that. Dying in between repeats at most
/// those few attempts.
@Component
class DeliverMany {

  /// How many are under way at once.
  static final int FEW = 8;

  private static final Logger LOG = LoggerFactory.getLogger(DeliverMany.class);

  private final Plain plain;
  private final Outcomes outcomes;
  private final InHand inHand;
  private final Ways ways;
  private final Senders senders;
  private final OwnJobs ownJobs;
  private final BulkLine bulkLine;
  private final WaitingLine line;
  private final DeliveriesShare share;
  private final KeptPlans plans;
  private final Clock clock;

  DeliverMany(
      Plain plain,
      Outcomes outcomes,
      InHand inHand,
      Ways ways,
      Senders senders,
      OwnJobs ownJobs,
      BulkLine bulkLine,
      WaitingLine line,
      DeliveriesShare share,
      KeptPlans plans,
      Clock clock) {
    this.plain = plain;
    this.outcomes = outcomes;
    this.inHand = inHand;
    this.ways = ways;
    this.senders = senders;
    this.ownJobs = ownJobs;
    this.bulkLine = bulkLine;
    this.line = line;
    this.share = share;
    this.plans = plans;
    this.clock = clock;
  }

  /// Goes on until each is made or has a job of its own, there is no place for them, or this node
  /// has to end. Those that were made before are passed over.
  ///
  /// @return when to go on; empty once nothing is left to do
  Optional<Later> deliver(Channel channel, Job job, List<Long> ids, BooleanSupplier ending) {
    var way = ways.of(channel);
    var done = 0;
    while (done < ids.size()) {
      if (ending.getAsBoolean()) return Optional.of(Later.inTime(clock.instant()));
      var left = ids.subList(done, ids.size());
      var places = way.enter(job, Math.min(FEW, left.size()));
      if (places == 0) return Optional.of(later(job.kind(), channel));
      try {
        few(job.kind(), channel, left.subList(0, places));
      } finally {
        for (var place = 0; place < places; place++) way.leave(job.kind());
      }
      done += places;
      line.callNext(channel);
    }
    if (job.kind().bulk()) bulkLine.callNext(channel);
    return Optional.empty();
  }

  /// Who of a bulk message is under way calls the next of its company; where none is, others have
  /// the places.
  private Later later(Kind kind, Channel channel) {
    return kind.bulk() && ways.of(channel).isBulkUnderWay(kind.company())
        ? Later.late(Later.uncalled(clock.instant()))
        : Later.inLine(line.uncalled(channel, kind.bulk()));
  }

  private void few(Kind kind, Channel channel, List<Long> ids) {
    var sender = senders.of(channel);
    var hands = share.use(() -> plainOf(kind, channel, ids, sender));
    inHand.during(
        hands.stream().map(hand -> hand.begun().lead().id()).toList(),
        () -> handOver(kind, hands, sender));
  }

  /// Until what came of each is recorded.
  private void handOver(Kind kind, List<Hand> hands, Sender sender) {
    var ended = new LinkedBlockingQueue<Ended>();
    var threads = hands.stream().map(hand -> handOver(kind, hand, ended)).toList();
    var broken = new ArrayList<RuntimeException>();
    for (var left = hands.size(); left > 0; ) {
      var some = take(ended, left);
      var stopping = Thread.interrupted(); // what has ended is recorded all the same
      if (stopping) breakOff(threads, ended, some);
      try {
        if (!some.isEmpty()) record(kind, sender, some);
      } catch (RuntimeException one) {
        broken.add(one); // what became of the others is recorded all the same
      }
      left -= some.size();
      if (stopping) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The server stops in the middle of attempts");
      }
    }
    if (!broken.isEmpty()) throw broken.getFirst();
  }

  /// What nobody waits for any more must not go out.
  private static void breakOff(List<Thread> threads, BlockingQueue<Ended> ended, List<Ended> some) {
    threads.forEach(Thread::interrupt);
    ended.drainTo(some);
  }

  private static Thread handOver(Kind kind, Hand hand, BlockingQueue<Ended> ended) {
    return Thread.ofVirtual()
        .name("hand-over-of-many")
        .start(() ->
            ended.add(new Ended(hand.begun(), Patience.hand(kind.company(), hand.handover()))));
  }

  private void record(Kind kind, Sender sender, List<Ended> some) {
    share
        .use(() -> outcomes.record(sender.peer(), some))
        .forEach(it -> Insist.on(() -> ownJobs.again(it, kind.bulk())));
  }

  /// What breaks for one of them must not stop the others.
  private List<Hand> plainOf(Kind kind, Channel channel, List<Long> ids, Sender sender) {
    try {
      return plans.call(() -> plain.of(ids, sender, kind.bulk()));
    } catch (RuntimeException broken) {
      LOG.warn("Deliveries {} could not be begun together", ids, broken);
      ownJobs.alone(channel, ids, kind.bulk());
      return List.of();
    }
  }

  /// Those that have ended by now or end at once, at least one unless the server stops.
  private static List<Ended> take(BlockingQueue<Ended> ended, int most) {
    var some = new ArrayList<Ended>();
    try {
      for (var one = ended.take(); one != null; one = ended.poll(5, TimeUnit.MILLISECONDS)) {
        some.add(one);
        if (some.size() == most) break;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    return some;
  }
}
