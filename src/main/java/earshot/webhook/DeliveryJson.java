package earshot.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import earshot.web.Slugs;
import earshot.web.Snake;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A delivery with its attempts, as the API shows it.
@Snake
record DeliveryJson(
    long id,
    @JsonProperty("webhook_id") String messageId,
    @Nullable String eventId,
    String type,
    Instant happenedAt,
    String state,
    @Nullable Instant nextAttemptAt,
    String body,
    List<AttemptJson> attempts) {

  static DeliveryJson of(WebhookDelivery it, List<WebhookAttempt> attempts) {
    var event = it.event();
    return new DeliveryJson(
        it.id(),
        it.messageId(),
        event == null ? null : event.toString(),
        it.type(),
        it.happenedAt(),
        Slugs.of(it.state()),
        it.dueAt(),
        it.body(),
        attempts.stream()
            .filter(attempt -> attempt.deliveryId() == it.id())
            .map(AttemptJson::of)
            .toList());
  }
}
