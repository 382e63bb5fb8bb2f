package earshot.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event on its way to a webhook.
///
/// @param event its position in the feed; null of a test
/// @param messageId the `webhook-id` of all its requests
/// @param body what is posted
/// @param tries how many requests have failed since it was queued
/// @param dueAt when it is posted next; null if it is not
public record WebhookDelivery(
    long id,
    @Nullable Long event,
    String type,
    String messageId,
    String body,
    Instant happenedAt,
    DeliveryState state,
    int tries,
    @Nullable Instant dueAt) {

  public boolean isTest() {
    return event == null;
  }
}
