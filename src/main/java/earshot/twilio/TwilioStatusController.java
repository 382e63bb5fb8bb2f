package earshot.twilio;

import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.Receipt;
import earshot.sms.Receipts;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What Twilio says, later, of the texts it took. It may say so twice and in any order, and it asks
/// no second time where nobody answers.
@CarriedBy(Carrier.TWILIO)
@RestController
class TwilioStatusController {

  static final String PATH = "/inbound/sms/twilio/status";

  private final Receipts receipts;
  private final TwilioDoor door;

  TwilioStatusController(Receipts receipts, TwilioDoor door) {
    this.receipts = receipts;
    this.door = door;
  }

  @PostMapping(PATH)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void receive(
      @RequestHeader(name = "X-Twilio-Signature", defaultValue = "") String signed,
      @RequestParam MultiValueMap<String, String> fields) {
    receipt(door.open(PATH, signed, fields)).ifPresent(receipts::take);
  }

  /// What is queued, sending or sent is on the message already: Twilio took it.
  private static Optional<Receipt> receipt(TwilioForm form) {
    var names = List.of(form.required("MessageSid"));
    var phones = List.of(form.required("To"));
    return switch (form.required("MessageStatus")) {
      case "delivered", "read" -> Optional.of(Receipt.arrived(names, phones));
      case "undelivered", "failed", "canceled" ->
          Optional.of(TwilioError.of(form.orEmpty("ErrorCode")).receipt(names, phones));
      default -> Optional.empty();
    };
  }
}
