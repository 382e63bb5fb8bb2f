package earshot.twilio;

import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// What Twilio posts.
record TwilioForm(Map<String, String> fields) {

  /// @throws ResponseStatusException where it is missing
  String required(String name) {
    var value = orEmpty(name);
    if (value.isBlank())
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no " + name + ".");
    return value;
  }

  String orEmpty(String name) {
    return Objects.requireNonNullElse(fields.get(name), "");
  }
}
