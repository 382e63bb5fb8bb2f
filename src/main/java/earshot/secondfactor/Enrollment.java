package earshot.secondfactor;

import earshot.company.User;
import earshot.seal.Base32;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A key on its way into somebody's authenticator app.
///
/// @param key in Base32, as apps take it by hand
/// @param link as a picture or a tap brings it there (the `otpauth` scheme of Google Authenticator)
public record Enrollment(String key, String link) {

  static Enrollment of(User user, byte[] key) {
    var text = Base32.encode(key).toUpperCase(Locale.ROOT);
    var issuer = escaped(user.companyName() + " on Earshot");
    return new Enrollment(
        text,
        "otpauth://totp/%s:%s?secret=%s&issuer=%s"
            .formatted(issuer, escaped(user.email()), text, issuer));
  }

  /// The key in groups of four, easier to copy by hand.
  public String groups() {
    return key.replaceAll("(.{4})(?=.)", "$1 ");
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
