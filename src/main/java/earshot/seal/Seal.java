package earshot.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Numbers as text that only this installation can make: seven bits of a number in each byte, ended
/// by 120 bits of HMAC-SHA-256, in lower-case base32. Three numbers up to 2^49 take 58 characters.
@Component
public final class Seal {

  private static final int MAC_BYTES = 15;
  private static final int MOST = 64;

  private final SealKey key;

  Seal(SealKey key) {
    this.key = key;
  }

  /// @param purpose what the text is for: it opens for nothing else
  public String close(String purpose, long... numbers) {
    var body = write(numbers);
    return Base32.encode(
        ByteBuffer.allocate(body.length + MAC_BYTES).put(body).put(mac(purpose, body)).array());
  }

  /// The numbers; empty if this installation did not make the text, or not for that purpose.
  public Optional<long[]> open(String purpose, String text) {
    var bytes = Base32.decode(text);
    if (bytes == null || bytes.length <= MAC_BYTES || bytes.length > MOST + MAC_BYTES)
      return Optional.empty();
    var body = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
    var mac = Arrays.copyOfRange(bytes, body.length, bytes.length);
    return MessageDigest.isEqual(mac, mac(purpose, body))
        ? Optional.of(read(body))
        : Optional.empty();
  }

  private static byte[] write(long... numbers) {
    var bytes = ByteBuffer.allocate(9 * numbers.length);
    for (var number : numbers) {
      var rest = number;
      for (; rest > 127; rest >>>= 7) bytes.put((byte) (rest | 0x80));
      bytes.put((byte) rest);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static long[] read(byte[] bytes) {
    var numbers = new long[bytes.length];
    var count = 0;
    var shift = 0;
    for (var b : bytes) {
      numbers[count] |= (b & 0x7fL) << shift;
      shift += 7;
      if (b >= 0) {
        count++;
        shift = 0;
      }
    }
    return Arrays.copyOf(numbers, count);
  }

  private byte[] mac(String purpose, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.get(), "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(body), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
