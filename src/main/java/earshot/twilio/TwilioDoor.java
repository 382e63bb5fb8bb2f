package earshot.twilio;

import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.web.PublicUrl;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;

/// Lets in what Twilio signed, and nothing else.
@CarriedBy(Carrier.TWILIO)
@Component
class TwilioDoor {

  private final TwilioSignature signature;
  private final PublicUrl url;

  TwilioDoor(TwilioSignature signature, PublicUrl url) {
    this.signature = signature;
    this.url = url;
  }

  /// @param path where it was posted
  /// @throws ResponseStatusException unless Twilio signed it
  TwilioForm open(String path, String signed, MultiValueMap<String, String> fields) {
    var form = fields.toSingleValueMap();
    if (!signature.matches(signed, url.of(path), form))
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "The signature is not Twilio's.");
    return new TwilioForm(form);
  }
}
