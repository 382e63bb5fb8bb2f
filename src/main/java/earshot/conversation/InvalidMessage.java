package earshot.conversation;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// What was typed cannot be a message; says why in words for its writer.
public class InvalidMessage extends ResponseStatusException {

  public InvalidMessage(String why) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, why);
  }

  /// The sentence alone.
  public String why() {
    return String.valueOf(getReason());
  }
}
