package earshot.hiring;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The last row of a page: the next page starts behind it.
record Cursor(String key, long id) {

  static @Nullable Cursor parse(@Nullable String text) {
    if (text == null || text.isBlank()) return null;
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\0", 2);
      return parts[1].contains("\0") ? null : new Cursor(parts[1], Long.parseLong(parts[0]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return null; // an address cut short or made up leads to the first page
    }
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((id + "\0" + key).getBytes(StandardCharsets.UTF_8));
  }
}
