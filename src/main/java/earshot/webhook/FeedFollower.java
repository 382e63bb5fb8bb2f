package earshot.webhook;

import earshot.feed.EventType;
import earshot.feed.Feed;
import earshot.feed.FeedEvent;
import earshot.webhook.WebhookDeliveryDatabase.Again;
import earshot.webhook.WebhookDeliveryDatabase.Queued;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Takes over from the feed what a webhook wants. The position and what was taken over are stored
/// in one transaction, so nothing is skipped and nothing comes twice, whenever the server dies.
@Component
class FeedFollower {

  private final WebhookDatabase webhooks;
  private final WebhookDeliveryDatabase deliveries;
  private final Feed feed;
  private final JsonMapper json;
  private final Clock clock;

  FeedFollower(
      WebhookDatabase webhooks,
      WebhookDeliveryDatabase deliveries,
      Feed feed,
      JsonMapper json,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.feed = feed;
    this.json = json;
    this.clock = clock;
  }

  /// Takes over the next page.
  ///
  /// @return whether there may be more
  @Transactional
  public boolean follow(long company, long webhook) {
    var follower = webhooks.follow(webhook).orElse(null);
    if (follower == null) return false;
    var found = feed.after(follower.position());
    if (found.isEmpty()) return false;
    queue(company, webhook, found, follower.events(), Again.NONE);
    webhooks.followed(webhook, found.getLast().position());
    return found.size() == Feed.PAGE;
  }

  /// Queues what happened in that time once more, a page of it.
  @Transactional
  public Page again(
      long company, Webhook webhook, Instant from, Instant until, long after, Again which) {
    var last = webhooks.position(webhook.id());
    var found = feed.between(from, until, after, last);
    var staying =
        deliveries.staying(webhook.id(), found.stream().map(FeedEvent::position).toList(), which);
    var again = found.stream().filter(it -> !staying.contains(it.position())).toList();
    var queued = queue(company, webhook.id(), again, webhook.events(), which);
    var goesOn = found.size() == Feed.PAGE;
    return new Page(queued, goesOn ? found.getLast().position() : Long.MAX_VALUE);
  }

  /// @param last the last position that was looked at
  record Page(int queued, long last) {

    boolean isLast() {
      return last == Long.MAX_VALUE;
    }
  }

  private int queue(
      long company, long webhook, List<FeedEvent> found, List<EventType> wanted, Again again) {
    var now = clock.instant();
    var queued = 0;
    for (var event : found)
      if (wanted.contains(event.type())
          && deliveries.queue(webhook, queued(company, event), again, now)) queued++;
    return queued;
  }

  private Queued queued(long company, FeedEvent event) {
    return new Queued(
        event.position(),
        event.type().slug(),
        event.subjectId(),
        "evt_%d_%d".formatted(company, event.position()),
        Objects.requireNonNull(json.writeValueAsString(feed.json(event))),
        event.happenedAt());
  }
}
