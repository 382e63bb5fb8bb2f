package earshot.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.feed.EventType;
import earshot.web.Slugs;
import earshot.web.Snake;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook as the API shows it.
///
/// @param secret only right after it was made
@Snake
record WebhookJson(
    long id,
    String url,
    String description,
    List<String> events,
    String state,
    @Nullable String problem,
    @Nullable Instant oldSecretUntil,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

  static WebhookJson of(Webhook it) {
    return of(it, null);
  }

  static WebhookJson of(Webhooks.Made made) {
    return of(made.webhook(), made.secret().text());
  }

  private static WebhookJson of(Webhook it, @Nullable String secret) {
    return new WebhookJson(
        it.id(),
        it.url(),
        it.description(),
        it.events().stream().map(EventType::slug).toList(),
        Slugs.of(it.state()),
        it.problem(),
        it.oldSecretUntil(),
        it.createdAt(),
        secret);
  }
}
