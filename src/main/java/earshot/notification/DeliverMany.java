package earshot.notification;

import earshot.conversation.Channel;
import earshot.notification.Next.Step.Hand;
import earshot.notification.Outcomes.Ended;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Makes many deliveries of a bulk message of the current company, on one channel, a few at a time:
/// decided together ([Plain]), handed over side by side, and recorded together, so that each costs
/// a fraction of the statements of [Deliver]. What is not plain gets a job of its own for that.
/// Dying in between repeats at most those few attempts.
@Component
class DeliverMany {

  /// How many are under way at once.
  static final int FEW = 8;

  private static final Logger LOG = LoggerFactory.getLogger(DeliverMany.class);

  private final Plain plain;
  private final Outcomes outcomes;
  private final Ways ways;
  private final Senders senders;
  private final OwnJobs ownJobs;
  private final BulkLine line;
  private final DeliveriesShare share;
  private final TransactionOperations transaction;
  private final Clock clock;

  DeliverMany(
      Plain plain,
      Outcomes outcomes,
      Ways ways,
      Senders senders,
      OwnJobs ownJobs,
      BulkLine line,
      DeliveriesShare share,
      TransactionOperations transaction,
      Clock clock) {
    this.plain = plain;
    this.outcomes = outcomes;
    this.ways = ways;
    this.senders = senders;
    this.ownJobs = ownJobs;
    this.line = line;
    this.share = share;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Goes on until each is made or has a job of its own, there is no place for them, or this node
  /// has to end. Those that were made before are passed over.
  ///
  /// @return when to go on; empty once nothing is left to do
  Optional<Later> deliver(long company, Channel channel, List<Long> ids, BooleanSupplier ending) {
    var way = ways.of(channel);
    var done = 0;
    while (done < ids.size()) {
      if (ending.getAsBoolean()) return Optional.of(Later.inTime(clock.instant()));
      var left = ids.subList(done, ids.size());
      var places = way.enterBulk(company, Math.min(FEW, left.size()));
      if (places.isEmpty()) return Optional.of(Later.late(next(company, way)));
      try {
        few(company, channel, left.subList(0, places.size()));
      } finally {
        places.forEach(since -> way.leave(company, true, since));
      }
      done += places.size();
    }
    line.callNext(channel);
    return Optional.empty();
  }

  /// Who is under way calls the next of its company; where none is, others have the places.
  private Instant next(long company, Way way) {
    return way.isBulkUnderWay(company)
        ? line.uncalled()
        : clock.instant().plus(way.nextTurn(company, true));
  }

  private void few(long company, Channel channel, List<Long> ids) {
    var sender = senders.of(channel);
    var hands = share.use(() -> plainOf(channel, ids, sender));
    var ended = new LinkedBlockingQueue<Ended>();
    for (var hand : hands)
      Thread.ofVirtual()
          .name("hand-over-of-many")
          .start(() -> ended.add(new Ended(hand.begun(), Patience.hand(company, hand.handover()))));
    for (var left = hands.size(); left > 0; ) {
      var some = take(ended, left);
      share.use(() -> outcomes.record(sender.peer(), some)).forEach(ownJobs::add);
      left -= some.size();
    }
  }

  /// What breaks for one of them must not stop the others.
  private List<Hand> plainOf(Channel channel, List<Long> ids, Sender sender) {
    try {
      return Objects.requireNonNull(transaction.execute(_ -> plain.of(ids, sender)));
    } catch (RuntimeException broken) {
      LOG.warn("Deliveries {} could not be begun together", ids, broken);
      ownJobs.add(channel, ids);
      return List.of();
    }
  }

  /// Those that have ended by now or end at once, at least one.
  private static List<Ended> take(BlockingQueue<Ended> ended, int most) {
    try {
      var some = new ArrayList<Ended>();
      for (var one = ended.take(); one != null; one = ended.poll(5, TimeUnit.MILLISECONDS)) {
        some.add(one);
        if (some.size() == most) break;
      }
      return some;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The server stops in the middle of attempts", stopping);
    }
  }
}
