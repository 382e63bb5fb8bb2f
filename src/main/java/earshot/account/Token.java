package earshot.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// A random secret that its holder shows and the database knows only as a hash.
///
/// @param value as shown, whether or not there ever was such a one
public record Token(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 18;

  /// 144 bits in 24 characters that need no escaping in a URL or cookie.
  public static Token random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// SHA-256 in hex. A plain hash is enough: nobody can guess 144 random bits.
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
