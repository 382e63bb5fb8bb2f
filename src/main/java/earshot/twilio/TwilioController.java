package earshot.twilio;

import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.InboundSms;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Texts that Twilio received for us.
@CarriedBy(Carrier.TWILIO)
@RestController
class TwilioController {

  static final String PATH = "/inbound/sms/twilio";

  /// Nothing is answered at once: answers are texts of their own.
  private static final String NO_ANSWER = "<Response/>";

  private final InboundSms inbound;
  private final HandedTexts handed;
  private final TwilioDoor door;

  TwilioController(InboundSms inbound, HandedTexts handed, TwilioDoor door) {
    this.inbound = inbound;
    this.handed = handed;
    this.door = door;
  }

  @PostMapping(path = PATH, produces = MediaType.TEXT_XML_VALUE)
  String receive(
      @RequestHeader(name = "X-Twilio-Signature", defaultValue = "") String signed,
      @RequestParam MultiValueMap<String, String> fields) {
    var form = door.open(PATH, signed, fields);
    inbound.receive(
        TwilioText.of(
            form.required("From"),
            form.required("To"),
            form.orEmpty("Body"),
            form.orEmpty("NumMedia"),
            form.required("MessageSid"),
            null));
    handed.add(form.required("MessageSid"));
    return NO_ANSWER;
  }
}
