package earshot.webhook;

import earshot.web.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of a webhook shows.
///
/// @param state which deliveries are shown; null for all
/// @param before the id of the last one shown, if there are earlier ones
public record WebhookPage(
    Webhook webhook,
    List<WebhookDelivery> deliveries,
    List<WebhookAttempt> attempts,
    @Nullable DeliveryState state,
    @Nullable Long before,
    Span span) {

  /// The form that sends a time again, as it was typed.
  public record Span(String from, String until, @Nullable InvalidInput problem) {}

  public List<WebhookAttempt> attemptsOf(WebhookDelivery delivery) {
    return attempts.stream().filter(it -> it.deliveryId() == delivery.id()).toList();
  }

  /// A test that was just sent is shown with its answer.
  public boolean isOpen(WebhookDelivery delivery) {
    return delivery.isTest() && delivery.equals(deliveries.getFirst());
  }

  /// Where the list goes on with that state.
  public String address(@Nullable DeliveryState other) {
    var here = "/settings/webhooks/" + webhook.id();
    return other == null ? here : here + "?state=" + other;
  }

  /// Where the list goes on.
  public String earlier() {
    return address(state) + (state == null ? "?" : "&") + "before=" + before;
  }
}
