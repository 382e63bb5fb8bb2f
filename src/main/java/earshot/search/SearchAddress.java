package earshot.search;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// The address of a search says all that it shows.
///
/// @param q what was typed
/// @param after the cursor of its page; null for the first
/// @param open the conversation beside it; null for none
/// @param at the message that is shown of that; 0 for the newest
public record SearchAddress(String q, @Nullable String after, @Nullable Long open, int at) {

  /// The same page with that hit open.
  public String of(Found found) {
    return new SearchAddress(q, after, found.conversationId(), found.seq()).toString();
  }

  /// Another page, with nothing open.
  public String page(@Nullable String cursor) {
    return new SearchAddress(q, cursor, null, 0).toString();
  }

  public boolean isOpen(Found found) {
    return open != null && open == found.conversationId() && at == found.seq();
  }

  /// Everybody with that name, in the applications list.
  public String applications() {
    return UriComponentsBuilder.fromPath("/applications")
        .queryParam("search", "{q}")
        .encode()
        .buildAndExpand(q)
        .toUriString();
  }

  @Override
  public String toString() {
    var url = UriComponentsBuilder.fromPath("/message-center/search").queryParam("q", "{q}");
    if (after != null) url.queryParam("after", "{after}");
    if (open != null) url.queryParam("open", open);
    if (at != 0) url.queryParam("at", at);
    return url.encode()
        .build(java.util.Map.of("q", q, "after", after == null ? "" : after))
        .toString();
  }
}
