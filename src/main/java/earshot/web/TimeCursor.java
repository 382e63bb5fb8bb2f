package earshot.web;

import static earshot.language.Say.say;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where a page of the API ended: the next one begins behind it.
public record TimeCursor(Instant at, long id) {

  /// @param field the parameter it came by
  /// @throws InvalidInput for what was never a cursor
  public static @Nullable TimeCursor parse(String field, @Nullable String text) {
    if (text == null || text.isEmpty()) return null;
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("~", 2);
      var at = Instant.parse(parts[0]);
      if (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("9999-01-01T00:00:00Z")))
        throw unknown(field);
      return new TimeCursor(at, Long.parseLong(parts[1]));
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException none) {
      throw unknown(field);
    }
  }

  private static InvalidInput unknown(String field) {
    return new InvalidInput(field, say("{0} must be the next_cursor of an answer.", field));
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + "~" + id).getBytes(StandardCharsets.UTF_8));
  }
}
