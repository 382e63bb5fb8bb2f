package earshot.sms;

import earshot.web.PublicUrl;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Texts that Twilio received for us.
@RestController
@ConditionalOnProperty("earshot.sms.twilio.account-sid")
class TwilioController {

  private static final String PATH = "/inbound/sms/twilio";

  /// Nothing is answered at once: answers are texts of their own.
  private static final String NO_ANSWER = "<Response/>";

  private final InboundSms inbound;
  private final TwilioSignature signature;
  private final PublicUrl url;

  TwilioController(InboundSms inbound, SmsSettings settings, PublicUrl url) {
    this.inbound = inbound;
    this.signature =
        new TwilioSignature(
            Objects.requireNonNull(Objects.requireNonNull(settings.twilio()).authToken()));
    this.url = url;
  }

  @PostMapping(path = PATH, produces = MediaType.TEXT_XML_VALUE)
  String receive(
      @RequestHeader(name = "X-Twilio-Signature", defaultValue = "") String signed,
      @RequestParam MultiValueMap<String, String> fields) {
    var form = fields.toSingleValueMap();
    if (!signature.matches(signed, url.of(PATH).toString(), form))
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "The signature is not Twilio's.");
    inbound.receive(
        new InboundText(
            field(form, "From"), field(form, "To"), body(form), field(form, "MessageSid")));
    return NO_ANSWER;
  }

  private static String body(Map<String, String> form) {
    return Objects.requireNonNullElse(form.get("Body"), "");
  }

  private static String field(Map<String, String> form, String name) {
    var value = form.get(name);
    if (value == null || value.isBlank())
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no " + name + ".");
    return value;
  }
}
