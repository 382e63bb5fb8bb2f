package earshot.posting;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The last job of a page: the next page starts behind it.
///
/// @param title in lower case
record PostingCursor(String title, long id) {

  static final PostingCursor TOP = new PostingCursor("", 0);

  static PostingCursor parse(@Nullable String text) {
    if (text == null) return TOP;
    try {
      var read = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      var colon = read.indexOf(':');
      return new PostingCursor(
          read.substring(colon + 1).replace("\0", ""), Long.parseLong(read.substring(0, colon)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return TOP; // an address cut short or made up leads to the first page
    }
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((id + ":" + title).getBytes(StandardCharsets.UTF_8));
  }
}
