package earshot.seal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/// What tells an address from others in a sealed text: not the address, and short.
public final class AddressMark {

  private static final long MARKS = 1 << 21;

  private AddressMark() {}

  /// Three octets in the seal; never 0.
  public static long of(String address) {
    var sum = new CRC32();
    sum.update(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    return 1 + sum.getValue() % (MARKS - 1);
  }
}
