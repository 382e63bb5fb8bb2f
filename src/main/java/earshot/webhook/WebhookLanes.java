package earshot.webhook;

import earshot.database.CurrentCompany;
import earshot.database.Plausible;
import earshot.feed.Recorded;
import earshot.web.NotFound;
import earshot.web.TooMany;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/// Posts what waits: each webhook in a lane of its own, each request in a thread of its own. What
/// is being posted here is due again for everybody a minute later, in case this server dies.
@Component
class WebhookLanes {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookLanes.class);

  /// How long deliveries are kept, as the feed is.
  static final Duration KEPT = Duration.ofDays(7);

  /// Well over what a request takes.
  private static final Duration TAKEN = Duration.ofMinutes(1);

  private final Map<Long, Lane> lanes = new ConcurrentHashMap<>();
  private final Map<Long, Lane> companies = new ConcurrentHashMap<>();
  private final WebhookDatabase webhooks;
  private final WebhookDeliveryDatabase deliveries;
  private final FeedFollower follower;
  private final WebhookAttempts attempts;
  private final TransactionOperations transaction;
  private final Clock clock;
  private volatile boolean ending;

  WebhookLanes(
      WebhookDatabase webhooks,
      WebhookDeliveryDatabase deliveries,
      FeedFollower follower,
      WebhookAttempts attempts,
      TransactionOperations transaction,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.follower = follower;
    this.attempts = attempts;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Something happened in a company.
  @EventListener
  void on(Recorded recorded) {
    var company = recorded.companyId();
    var lane = companies.computeIfAbsent(company, _ -> new Lane());
    look(
        company,
        lane,
        () -> {
          var active = Objects.requireNonNull(transaction.execute(_ -> webhooks.active()));
          active.forEach(webhook -> wake(company, webhook));
        });
  }

  /// What was put off while the clock was ahead is posted now.
  void setRight(long company, long webhook, Instant now) {
    transaction.executeWithoutResult(_ -> {
      webhooks.setRight(webhook, now);
      deliveries.setRight(webhook, now, Plausible.latest(now, TAKEN));
    });
    wake(company, webhook);
  }

  /// Sees to it that what waits for the webhook is posted, and returns at once.
  void wake(long company, long webhook) {
    var lane = lanes.computeIfAbsent(webhook, _ -> new Lane());
    look(company, lane, () -> turn(company, webhook, lane));
  }

  /// Looks after the webhook now and then.
  ///
  /// @return whether there is one
  boolean look(long company, long webhook) {
    var found =
        Objects.requireNonNull(
            transaction.execute(_ -> {
              deliveries.forget(webhook, clock.instant(), KEPT);
              return webhooks.find(webhook);
            }));
    if (found.isEmpty()) lanes.remove(webhook);
    if (found.filter(Webhook::isActive).isPresent()) wake(company, webhook);
    return found.isPresent();
  }

  /// Does a test of a webhook that is there.
  ///
  /// @throws TooMany if several wait for their answers already
  WebhookAttempt test(long webhook, Supplier<WebhookAttempt> work) {
    var lane = lanes.computeIfAbsent(webhook, _ -> new Lane());
    if (!lane.enterTest()) throw new TooMany(Outgoing.WHOLE);
    try {
      return work.get();
    } finally {
      lane.leaveTest();
    }
  }

  @EventListener(ContextClosedEvent.class)
  void end() {
    ending = true;
  }

  private void look(long company, Lane lane, Runnable work) {
    if (ending || !lane.want()) return;
    start(
        company,
        () -> {
          try {
            while (!ending && lane.goesOn()) work.run();
          } catch (RuntimeException | Error broken) {
            lane.stop();
            throw broken;
          }
        });
  }

  private void turn(long company, long webhook, Lane lane) {
    boolean more;
    do {
      more = follower.follow(company, webhook);
      for (var delivery : take(webhook, lane)) {
        lane.enter();
        start(company, () -> post(company, webhook, delivery, lane));
      }
    } while (more && !ending);
  }

  private List<WebhookDelivery> take(long webhook, Lane lane) {
    var free = lane.free();
    if (free == 0) return List.of();
    var now = clock.instant();
    return Objects.requireNonNull(
        transaction.execute(_ ->
            webhooks.find(webhook).filter(Webhook::isActive).isPresent()
                ? deliveries.take(webhook, free, now, now.plus(TAKEN))
                : List.<WebhookDelivery>of()));
  }

  private void post(long company, long webhook, WebhookDelivery delivery, Lane lane) {
    try {
      attempts.post(company, webhook, delivery);
    } finally {
      lane.leave();
      wake(company, webhook);
    }
  }

  /// What breaks here is looked at again in half a minute.
  private void start(long company, Runnable work) {
    Thread.ofVirtual()
        .name("webhook")
        .start(() -> {
          try {
            CurrentCompany.run(company, work);
          } catch (NotFound deleted) {
            LOG.debug("A webhook was deleted meanwhile");
          } catch (DataAccessException | TransactionException databaseGone) {
            if (!ending) LOG.warn("Webhooks wait: {}", databaseGone.getMessage());
          } catch (RuntimeException | Error broken) {
            if (!ending) LOG.error("A webhook broke", broken);
          }
        });
  }
}
