package earshot.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// Some recipients of a bulk message, of one state.
///
/// @param reason shows those alone that were skipped for it; null for all
/// @param first whether no page is before it
/// @param next behind which application the next page begins; null on the last one
public record RecipientPage(
    BulkMessage bulkMessage,
    RecipientState state,
    @Nullable String reason,
    List<Recipient> recipients,
    boolean first,
    @Nullable Long next) {

  /// The address of the recipients of that state.
  public static String url(long bulkMessage, RecipientState state, @Nullable String reason) {
    return url(bulkMessage, state, reason, null);
  }

  /// The address of the next page.
  public String nextUrl() {
    return url(bulkMessage.id(), state, reason, next);
  }

  private static String url(
      long id, RecipientState state, @Nullable String reason, @Nullable Long after) {
    var url = UriComponentsBuilder.fromPath("/bulk-messages/" + id + "/recipients");
    url.queryParam("state", state.slug());
    if (reason != null) url.queryParam("reason", "{reason}");
    if (after != null) url.queryParam("after", after);
    return url.encode().buildAndExpand(reason == null ? "" : reason).toUriString();
  }
}
