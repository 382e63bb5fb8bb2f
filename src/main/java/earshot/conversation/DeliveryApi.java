package earshot.conversation;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.RestApi;
import earshot.web.Slugs;
import earshot.web.Snake;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What became of all messages of a conversation, for other systems.
@RestApi
class DeliveryApi {

  private final Deliveries deliveries;
  private final Audit audit;

  DeliveryApi(Deliveries deliveries, Audit audit) {
    this.deliveries = deliveries;
    this.audit = audit;
  }

  /// @param seq the message's
  @Snake
  record Item(
      long id,
      int seq,
      String channel,
      @Nullable String recipient,
      String state,
      @Nullable String reason,
      int attempts,
      @Nullable Instant heldUntil,
      Instant changedAt) {

    static Item of(Delivery it) {
      return new Item(
          it.id(),
          it.seq(),
          Slugs.of(it.channel()),
          it.address(),
          Slugs.of(it.state()),
          it.reason(),
          it.attempts(),
          it.heldUntil(),
          it.changedAt());
    }
  }

  /// @param state only those in it
  @GetMapping("/api/v1/conversations/{id}/deliveries")
  ResponseEntity<Items<Item>> list(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam @Nullable String state,
      @RequestParam(defaultValue = "" + Items.USUAL) int limit,
      @RequestParam @Nullable String after) {
    var size = Items.limit(limit);
    var wanted = Slugs.parse("state", state, DeliveryState.class);
    var found = deliveries.of(user, id, wanted, position(after), size + 1);
    audit.read(user, Deed.READ_CONVERSATION, id);
    return Items.page(found.stream().map(Item::of).toList(), size, last -> Long.toString(last.id()))
        .answer();
  }

  private static long position(@Nullable String after) {
    if (after == null) return 0;
    if (!after.matches("[0-9]{1,18}"))
      throw new InvalidInput("after", "after must be the next_cursor of an answer.");
    return Long.parseLong(after);
  }
}
