package earshot.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// A page of a list as the API answers it.
///
/// @param nextCursor what `after` is for the next page; null on the last one
public record Items<T>(List<T> items, @JsonProperty("next_cursor") @Nullable String nextCursor) {

  /// How many there are on a page where nothing else is asked for, and at most.
  public static final int USUAL = 50;

  public static final int MOST = 200;

  /// A whole list.
  public static <T> Items<T> all(List<T> items) {
    return new Items<>(items, null);
  }

  /// The page of what was found, if one more than the page holds was looked for.
  ///
  /// @param cursor of the last one on it
  public static <T> Items<T> page(List<T> found, int limit, Function<T, String> cursor) {
    var page = found.subList(0, Math.min(found.size(), limit));
    return new Items<>(page, found.size() > limit ? cursor.apply(page.getLast()) : null);
  }

  /// @throws InvalidInput if it is no number of a page
  public static int limit(int wanted) {
    if (wanted < 1 || wanted > MOST)
      throw new InvalidInput("limit", "limit must be between 1 and %d.".formatted(MOST));
    return wanted;
  }

  /// With the address of the next page as a `Link` (RFC 8288).
  public ResponseEntity<Items<T>> answer() {
    if (nextCursor == null) return ResponseEntity.ok(this);
    var next =
        ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQueryParam("after", nextCursor)
            .build()
            .toUriString();
    return ResponseEntity.ok()
        .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next))
        .body(this);
  }
}
