package earshot.email;

import earshot.seal.Seal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The envelope sender of a delivery's mail, `bounce+<token>@<domain>`: whatever a bounce looks
/// like, the address it comes to names the delivery (variable envelope return path).
@Component
class BounceAddress {

  private static final String PREFIX = "bounce+";
  private static final String PURPOSE = "bounce";

  private final Seal seal;
  private final EmailSettings settings;

  BounceAddress(Seal seal, EmailSettings settings) {
    this.seal = seal;
    this.settings = settings;
  }

  String of(DeliveryName delivery) {
    return PREFIX
        + seal.close(PURPOSE, delivery.companyId(), delivery.deliveryId(), delivery.mark())
        + "@"
        + settings.domainOrNowhere();
  }

  Optional<DeliveryName> parse(String address) {
    return Local.after(PREFIX, address)
        .flatMap(token -> seal.open(PURPOSE, token))
        .filter(numbers -> numbers.length == 2 || numbers.length == 3)
        .map(numbers ->
            new DeliveryName(numbers[0], numbers[1], numbers.length == 2 ? 0 : numbers[2]));
  }
}
