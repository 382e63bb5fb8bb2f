package earshot.sms;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// What a gateway can say of a text.
enum InboundField {
  FROM("a phone number with its country's code, such as +14155550132", "from", "msisdn"),
  TO("the number it was sent to", "to"),
  TEXT("the words of the text", "text"),
  PROVIDER_ID(
      "the gateway's own name for the text, of 1 to 400 printable ASCII characters",
      "provider_id",
      "messageId"),
  STATUS("delivered or failed", "status"),
  REASON("the words that say why it failed", "reason");

  private final String shape;
  private final List<String> names;

  /// @param shape what it must be
  /// @param names what gateways call it, ours first
  InboundField(String shape, String... names) {
    this.shape = shape;
    this.names = List.of(names);
  }

  List<String> names() {
    return names;
  }

  ResponseStatusException missing() {
    return bad("is missing: it must be ");
  }

  ResponseStatusException wrong() {
    return bad("must be ");
  }

  private ResponseStatusException bad(String problem) {
    return new ResponseStatusException(
        HttpStatus.BAD_REQUEST, "%s %s%s.".formatted(names.getFirst(), problem, shape));
  }
}
