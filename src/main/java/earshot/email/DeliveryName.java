package earshot.email;

import earshot.seal.AddressMark;
import org.jspecify.annotations.Nullable;

/// A delivery of any company, to one of the addresses it may have had: who tries again may have
/// mended the address, and the bounce of the wrong one says nothing of the right one.
///
/// @param mark of the address; 0 where it is not known
record DeliveryName(long companyId, long deliveryId, long mark) {

  static DeliveryName of(long companyId, long deliveryId, String address) {
    return new DeliveryName(companyId, deliveryId, AddressMark.of(address));
  }

  boolean mayBeTo(@Nullable String address) {
    return mark == 0 || (address != null && mark == AddressMark.of(address));
  }
}
