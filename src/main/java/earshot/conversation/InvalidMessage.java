package earshot.conversation;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// What was typed cannot be a message; says why in words for its writer, and to programs which
/// field of their request is wrong.
public final class InvalidMessage extends ResponseStatusException {

  public InvalidMessage(String why) {
    this("body", why);
  }

  public InvalidMessage(String field, String why) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, why);
    getBody().setProperty("field", field);
  }

  /// The sentence alone.
  public String why() {
    return String.valueOf(getReason());
  }
}
