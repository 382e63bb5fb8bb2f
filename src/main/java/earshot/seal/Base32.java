package earshot.seal;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Base32 (RFC 4648 section 6) in lower case and without padding: it survives mail servers that
/// fold the case of addresses.
public final class Base32 {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private Base32() {}

  public static String encode(byte[] bytes) {
    var text = new StringBuilder();
    long buffer = 0;
    var bits = 0;
    for (var b : bytes) {
      buffer = (buffer << 8) | (b & 0xff);
      for (bits += 8; bits >= 5; bits -= 5) text.append(letter(buffer >> (bits - 5)));
    }
    if (bits > 0) text.append(letter(buffer << (5 - bits)));
    return text.toString();
  }

  /// The bytes, or null for text that is none.
  public static byte @Nullable [] decode(String text) {
    var bytes = new byte[text.length() * 5 / 8];
    long buffer = 0;
    var bits = 0;
    var at = 0;
    for (var letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
      var value = ALPHABET.indexOf(letter);
      if (value < 0) return null;
      buffer = (buffer << 5) | value;
      bits += 5;
      if (bits >= 8 && at < bytes.length) bytes[at++] = (byte) (buffer >> (bits -= 8));
    }
    // Bits left over are none of anybody's: one text for the same bytes.
    return (buffer & ((1L << bits) - 1)) == 0 ? Arrays.copyOf(bytes, at) : null;
  }

  private static char letter(long value) {
    return ALPHABET.charAt((int) (value & 31));
  }
}
