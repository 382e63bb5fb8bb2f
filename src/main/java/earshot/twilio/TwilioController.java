package earshot.twilio;

import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.InboundSms;
import earshot.sms.InboundText;
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
  private final TwilioDoor door;

  TwilioController(InboundSms inbound, TwilioDoor door) {
    this.inbound = inbound;
    this.door = door;
  }

  @PostMapping(path = PATH, produces = MediaType.TEXT_XML_VALUE)
  String receive(
      @RequestHeader(name = "X-Twilio-Signature", defaultValue = "") String signed,
      @RequestParam MultiValueMap<String, String> fields) {
    var form = door.open(PATH, signed, fields);
    inbound.receive(
        new InboundText(
            form.required("From"), form.required("To"), words(form), form.required("MessageSid")));
    return NO_ANSWER;
  }

  /// What Earshot cannot take by text is not lost in silence.
  private static String words(TwilioForm form) {
    var body = form.orEmpty("Body");
    var files = form.orEmpty("NumMedia");
    return files.matches("[1-9][0-9]?")
        ? body + "\n[Came with %s file(s), which cannot be taken by text]".formatted(files)
        : body;
  }
}
