package earshot.webhook;

import earshot.company.AdministratorsOnly;
import earshot.company.User;
import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.RestApi;
import earshot.web.Slugs;
import earshot.web.Snake;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/// What was sent to a webhook, for other systems whose keys may do everything, everywhere.
@RestApi
@RequestMapping("/api/v1/webhooks/{id}")
class WebhookDeliveryApi {

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;

  WebhookDeliveryApi(Webhooks webhooks, WebhookDeliveries deliveries) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
  }

  /// A time of which everything is sent again.
  ///
  /// @param onlyFailed leaves out what was delivered
  @Snake
  record Range(@Nullable Instant from, @Nullable Instant until, @Nullable Boolean onlyFailed) {}

  /// @param queued how many deliveries wait now
  record Resent(int queued) {}

  @ModelAttribute
  void everywhere(@AuthenticationPrincipal User user, @PathVariable long id) {
    AdministratorsOnly.check(user, "webhook");
    webhooks.find(id);
  }

  @GetMapping("/deliveries")
  ResponseEntity<Items<DeliveryJson>> list(
      @PathVariable long id,
      @RequestParam @Nullable String state,
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = "" + Items.USUAL) int limit) {
    var size = Items.limit(limit);
    var wanted = Slugs.parse("state", state, DeliveryState.class);
    var found = deliveries.page(id, wanted, before(after), size + 1);
    var page = Items.page(found, size, last -> Long.toString(last.id()));
    var attempts = deliveries.attempts(page.items());
    return new Items<>(
            page.items().stream().map(it -> DeliveryJson.of(it, attempts)).toList(),
            page.nextCursor())
        .answer();
  }

  @GetMapping("/deliveries/{delivery}")
  DeliveryJson one(@PathVariable long id, @PathVariable long delivery) {
    var found = deliveries.find(id, delivery);
    return DeliveryJson.of(found, deliveries.attempts(List.of(found)));
  }

  @PostMapping("/deliveries/{delivery}/resend")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Resent resend(
      @AuthenticationPrincipal User user, @PathVariable long id, @PathVariable long delivery) {
    deliveries.resend(user, id, delivery);
    return new Resent(1);
  }

  @PostMapping("/resend")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Resent resend(
      @AuthenticationPrincipal User user, @PathVariable long id, @RequestBody Range range) {
    if (range.from() == null) throw new InvalidInput("from", "from is missing.");
    if (range.until() == null) throw new InvalidInput("until", "until is missing.");
    var onlyFailed = Boolean.TRUE.equals(range.onlyFailed());
    return new Resent(deliveries.resend(user, id, range.from(), range.until(), onlyFailed));
  }

  private static long before(@Nullable String after) {
    if (after == null || after.isEmpty()) return Long.MAX_VALUE;
    if (!after.matches("\\d{1,18}"))
      throw new InvalidInput("after", "after must be the next_cursor of an answer.");
    return Long.parseLong(after);
  }
}
