package earshot.email;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A delivery of any company, to one of the addresses it may have had: who tries again may have
/// mended the address, and the bounce of the wrong one says nothing of the right one.
///
/// @param mark of the address; 0 where it is not known
record DeliveryName(long companyId, long deliveryId, long mark) {

  private static final long MARKS = 1 << 21;

  static DeliveryName of(long companyId, long deliveryId, String address) {
    return new DeliveryName(companyId, deliveryId, mark(address));
  }

  boolean mayBeTo(@Nullable String address) {
    return mark == 0 || (address != null && mark == mark(address));
  }

  /// Three octets in the seal, so that the bounce address stays short enough.
  private static long mark(String address) {
    var sum = new CRC32();
    sum.update(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    return 1 + sum.getValue() % (MARKS - 1);
  }
}
