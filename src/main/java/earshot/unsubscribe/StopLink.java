package earshot.unsubscribe;

import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.database.CurrentCompany;
import earshot.seal.AddressMark;
import earshot.seal.Seal;
import earshot.web.PublicUrl;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The link at the end of a mail by which no more of them come. It names the delivery and marks the
/// address it went to, is signed and does not expire.
@Component
public class StopLink {

  static final String PATH = "/unsubscribe/";

  private static final String PURPOSE = "unsubscribe";

  /// To whom of which company the mail went.
  public record Reader(long companyId, long deliveryId, String address, boolean applicant) {}

  private final Seal seal;
  private final Deliveries deliveries;
  private final PublicUrl url;

  StopLink(Seal seal, Deliveries deliveries, PublicUrl url) {
    this.seal = seal;
    this.deliveries = deliveries;
    this.url = url;
  }

  /// The link for the mail of that delivery.
  public String of(long companyId, long deliveryId, String address) {
    return url.of(PATH + seal.close(PURPOSE, companyId, deliveryId, AddressMark.of(address)))
        .toString();
  }

  /// Who got the mail with that link; empty for one that was not made here, and for one that went
  /// to another address than the delivery has now: who holds it is not to see or stop this one.
  /// Links of earlier versions have no mark.
  Optional<Reader> reader(String token) {
    return seal.open(PURPOSE, token)
        .filter(numbers -> numbers.length == 2 || numbers.length == 3)
        .flatMap(numbers ->
            CurrentCompany.call(numbers[0], () -> deliveries.find(numbers[1]))
                .flatMap(delivery -> reader(numbers[0], delivery))
                .filter(reader ->
                    numbers.length == 2 || numbers[2] == AddressMark.of(reader.address())));
  }

  private static Optional<Reader> reader(long company, Delivery delivery) {
    return Optional.ofNullable(delivery.address())
        .map(address -> new Reader(company, delivery.id(), address, delivery.toApplicant()));
  }
}
