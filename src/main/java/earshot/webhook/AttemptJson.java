package earshot.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import earshot.web.Snake;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request and its answer, as the API shows them.
@Snake
record AttemptJson(
    Instant begunAt,
    int durationMs,
    String url,
    @JsonProperty("webhook_timestamp") String timestamp,
    @JsonProperty("webhook_signature") String signature,
    @Nullable Integer status,
    String answer,
    @Nullable String problem) {

  static AttemptJson of(WebhookAttempt it) {
    return new AttemptJson(
        it.begunAt(),
        it.durationMs(),
        it.url(),
        Long.toString(it.timestamp()),
        it.signature(),
        it.status(),
        it.answer(),
        it.problem());
  }
}
