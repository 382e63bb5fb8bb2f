package earshot.webhook;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.feed.EventJson;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import earshot.web.TooMany;
import earshot.webhook.WebhookDeliveryDatabase.Again;
import earshot.webhook.WebhookDeliveryDatabase.Queued;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/// What was sent to a webhook and what waits, with every attempt; and sending it again.
@Component
class WebhookDeliveries {

  /// The type of a test.
  static final String TEST = "webhook.test";

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private static final int MOST_AGAIN = 10_000;

  private final Webhooks webhooks;
  private final WebhookDeliveryDatabase database;
  private final FeedFollower follower;
  private final WebhookAttempts attempts;
  private final WebhookLanes lanes;
  private final JsonMapper json;
  private final TransactionOperations transaction;
  private final Clock clock;

  WebhookDeliveries(
      Webhooks webhooks,
      WebhookDeliveryDatabase database,
      FeedFollower follower,
      WebhookAttempts attempts,
      WebhookLanes lanes,
      JsonMapper json,
      TransactionOperations transaction,
      Clock clock) {
    this.webhooks = webhooks;
    this.database = database;
    this.follower = follower;
    this.attempts = attempts;
    this.lanes = lanes;
    this.json = json;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// The newest first, before that one.
  @Transactional(readOnly = true)
  public List<WebhookDelivery> page(
      long webhook, @Nullable DeliveryState state, long before, int limit) {
    webhooks.find(webhook);
    return database.page(webhook, state, before, limit);
  }

  /// @throws NotFound if the webhook has none of that id
  @Transactional(readOnly = true)
  public WebhookDelivery find(long webhook, long id) {
    return database.find(webhook, id).orElseThrow(() -> new NotFound("delivery"));
  }

  /// Every attempt of these, in order.
  @Transactional(readOnly = true)
  public List<WebhookAttempt> attempts(List<WebhookDelivery> of) {
    return database.attempts(of.stream().map(WebhookDelivery::id).toList());
  }

  /// Posts a test at once, whatever the state of the webhook, and waits for the answer: 15 seconds
  /// at most, and in no transaction.
  ///
  /// @throws TooMany if several tests of it wait already
  WebhookAttempt test(User by, long webhook) {
    webhooks.find(webhook);
    return lanes.test(
        webhook,
        () -> {
          var test = Objects.requireNonNull(transaction.execute(_ -> queueTest(webhook)));
          return attempts.test(by.companyId(), webhook, test);
        });
  }

  private WebhookDelivery queueTest(long webhook) {
    var now = clock.instant();
    var id = "test_" + UUID.randomUUID();
    var data = Map.<String, Object>of("webhook_id", webhooks.find(webhook).id());
    var body = new EventJson(id, TEST, now, data);
    var queued = new Queued(null, TEST, null, id, json.writeValueAsString(body), now);
    return find(webhook, database.insertTest(webhook, queued, now));
  }

  /// Sends it again, with the same `webhook-id`.
  ///
  /// @throws InvalidInput for a test
  @Transactional
  public WebhookDelivery resend(User by, long webhook, long id) {
    var delivery = find(webhook, id);
    if (delivery.isTest())
      throw new InvalidInput("delivery", say("A test is not sent again. Send another one."));
    database.again(id, clock.instant());
    Webhooks.afterCommit(() -> lanes.wake(by.companyId(), webhook));
    return find(webhook, id);
  }

  /// Sends again what happened from the one time to before the other and is wanted, also what was
  /// not wanted then.
  ///
  /// @param onlyFailed leaves out what was delivered
  /// @return how many it is
  /// @throws InvalidInput for more than 10,000
  @Transactional
  public int resend(User by, long id, Instant from, Instant until, boolean onlyFailed) {
    checkYear("from", from);
    checkYear("until", until);
    if (!from.isBefore(until)) throw new InvalidInput("until", say("until must be after from."));
    var webhook = webhooks.find(id);
    var which = onlyFailed ? Again.FAILED : Again.ALL;
    var queued = 0;
    var page = new FeedFollower.Page(0, 0);
    do {
      page = follower.again(by.companyId(), webhook, from, until, page.last(), which);
      queued += page.queued();
      if (queued > MOST_AGAIN)
        throw new InvalidInput(
            "from", say("That is more than 10,000 events. Take a shorter time."));
    } while (!page.isLast());
    Webhooks.afterCommit(() -> lanes.wake(by.companyId(), id));
    return queued;
  }

  private static void checkYear(String field, Instant time) {
    if (time.isBefore(Instant.EPOCH) || !time.isBefore(LATEST))
      throw new InvalidInput(field, say("Enter a time between the years 1970 and 9999."));
  }
}
