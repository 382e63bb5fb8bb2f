package earshot.webhook;

import earshot.feed.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook of the company, without its secret.
///
/// @param problem why it was disabled, in a sentence; null if it is not
/// @param oldSecretUntil until when the secret before signs too; null if it does not
public record Webhook(
    long id,
    String url,
    String description,
    List<EventType> events,
    WebhookState state,
    @Nullable String problem,
    @Nullable Instant oldSecretUntil,
    Instant createdAt) {

  public Webhook {
    events = List.copyOf(events);
  }

  public boolean isActive() {
    return state == WebhookState.ACTIVE;
  }

  public boolean isDisabled() {
    return state == WebhookState.DISABLED;
  }
}
