package earshot.secondfactor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes by time (RFC 6238), as every authenticator app makes them: HMAC-SHA-1, six digits, a new
/// one each half minute.
final class Totp {

  static final int KEY_BYTES = 20;

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int DIGITS = 6;

  /// How many steps a phone's clock may be wrong, either way.
  private static final int WINDOW = 1;

  private Totp() {}

  /// The step of which the code is, if it is one of about now.
  static OptionalLong step(byte[] key, String code, Instant now) {
    var current = now.getEpochSecond() / STEP.toSeconds();
    return LongStream.rangeClosed(current - WINDOW, current + WINDOW)
        .filter(step -> code(key, step, DIGITS).equals(code))
        .findFirst();
  }

  /// The code of a counter (RFC 4226 section 5.3).
  static String code(byte[] key, long counter, int digits) {
    var mac = mac(key, ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
    var offset = mac[mac.length - 1] & 0xf;
    var number = ByteBuffer.wrap(mac).getInt(offset) & 0x7fff_ffff;
    return ("%0" + digits + "d").formatted(number % (long) Math.pow(10, digits));
  }

  private static byte[] mac(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
