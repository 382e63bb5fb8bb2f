package earshot.webhook;

import static earshot.language.Say.say;

import earshot.language.Say;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request to a webhook, and what was answered.
///
/// @param timestamp the `webhook-timestamp`
/// @param signature the `webhook-signature`
/// @param status what was answered; null if nothing was
/// @param answer the first kilobyte of the answer
/// @param problem why nothing was answered, in a sentence; null if something was
public record WebhookAttempt(
    long id,
    long deliveryId,
    String url,
    long timestamp,
    String signature,
    Instant begunAt,
    int durationMs,
    @Nullable Integer status,
    String answer,
    @Nullable String problem) {

  /// What came of it, in a few words.
  public String outcome() {
    return status == null ? Say.known(String.valueOf(problem)) : say("Answered {0}", status);
  }

  /// The request as it was sent.
  public String request(WebhookDelivery delivery) {
    return """
    POST %s
    content-type: application/json
    webhook-id: %s
    webhook-timestamp: %d
    webhook-signature: %s

    %s\
    """
        .formatted(url, delivery.messageId(), timestamp, signature, delivery.body());
  }
}
