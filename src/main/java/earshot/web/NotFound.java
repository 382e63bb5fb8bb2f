package earshot.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// There is no such thing, or none that the asker may see: one answer for both, so that nothing
/// leaks.
public class NotFound extends ResponseStatusException {

  /// @param what in the words of the person, e.g. "application"
  public NotFound(String what) {
    super(HttpStatus.NOT_FOUND, "There is no such " + what + ", or you may not see it.");
  }
}
