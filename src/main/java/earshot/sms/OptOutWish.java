package earshot.sms;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A wish for no more texts, or for texts again.
///
/// @param words what was said
/// @param number our number that was written to; null where nobody wrote
/// @param providerId the name of the text it was said in: the same one again is the same wish
public record OptOutWish(
    String words, Way way, @Nullable String number, @Nullable String providerId) {

  /// How it came to us.
  public enum Way {
    TEXT,
    PROVIDER
  }

  static OptOutWish of(InboundText text) {
    return new OptOutWish(clean(text.text()), Way.TEXT, clean(text.to()), clean(text.providerId()));
  }

  /// The phone's owner told the provider and not us.
  public static OptOutWish saidByProvider(String words) {
    return new OptOutWish(clean(words), Way.PROVIDER, null, null);
  }

  /// PostgreSQL stores neither NUL nor half a surrogate pair.
  static String clean(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace("\0", "");
  }
}
