package earshot.notification;

import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.notification.Next.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Makes one delivery of the current company, and those that wait for the same: what is next is
/// decided in a transaction ([Next]), handed over outside of any, and recorded ([Outcomes]). Dying
/// in between repeats at most this one attempt.
@Component
class Deliver {

  private static final Logger LOG = LoggerFactory.getLogger(Deliver.class);
  private static final String BROKEN = "Gave up after a day: something broke in this server";

  /// Longer than any answer that is still to be believed in.
  private static final Duration LIMIT = Duration.ofSeconds(90);

  /// Half of the connections are left to people who wait for a page.
  private final Semaphore atDatabase;

  private final Deliveries deliveries;
  private final Next next;
  private final Outcomes outcomes;
  private final Ways ways;
  private final Map<Channel, Sender> senders;
  private final TransactionOperations transaction;
  private final Clock clock;

  Deliver(
      Deliveries deliveries,
      Next next,
      Outcomes outcomes,
      Ways ways,
      EmailDelivery email,
      SmsDelivery sms,
      TransactionOperations transaction,
      Clock clock,
      @Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
    this.deliveries = deliveries;
    this.next = next;
    this.outcomes = outcomes;
    this.ways = ways;
    this.senders = Map.of(Channel.EMAIL, email, Channel.SMS, sms);
    this.transaction = transaction;
    this.clock = clock;
    this.atDatabase = new Semaphore(Math.max(1, connections / 2), true);
  }

  /// @param bulk whether it belongs to a bulk message
  /// @return when to look again; empty once nothing is left to do
  Optional<Later> deliver(long company, long id, boolean bulk) {
    var delivery = deliveries.find(id).filter(found -> found.state().isPending()).orElse(null);
    if (delivery == null) return Optional.empty();
    var way = ways.of(delivery.channel());
    var entered = way.enter(company, bulk);
    if (entered.isEmpty())
      return Optional.of(Later.late(clock.instant().plus(way.nextTurn(company, bulk))));
    try {
      return attempt(company, delivery);
    } finally {
      way.leave(company, bulk, entered.get());
    }
  }

  private Optional<Later> attempt(long company, Delivery delivery) {
    var sender = Objects.requireNonNull(senders.get(delivery.channel()));
    return switch (inTurn(() -> next(delivery, sender))) {
      case Step.Done() -> Optional.empty();
      case Step.Wait(var later) -> Optional.of(later);
      case Step.Hand(var begun, var handover) -> {
        var handed = Patience.within(LIMIT, company, handover);
        yield inTurn(() -> outcomes.record(begun, sender.peer(), handed));
      }
    };
  }

  private Step next(Delivery delivery, Sender sender) {
    try {
      return Objects.requireNonNull(transaction.execute(_ -> next.of(delivery, sender)));
    } catch (RuntimeException broken) {
      deliveries.isTried(delivery.id());
      if (!Backoff.isOver(delivery.triedSince(), clock.instant())) throw broken;
      LOG.error("Delivery {} is given up", delivery.id(), broken);
      deliveries.become(delivery.id(), DeliveryState.FAILED, BROKEN, null);
      return new Step.Done();
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    atDatabase.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      atDatabase.release();
    }
  }
}
