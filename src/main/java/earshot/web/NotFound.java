package earshot.web;

import static earshot.language.Say.say;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// There is no such thing, or none that the asker may see: one answer for both, so that nothing
/// leaks.
public class NotFound extends ResponseStatusException {

  /// @param what in the words of the person, e.g. "application"
  public NotFound(String what) {
    super(HttpStatus.NOT_FOUND, say(sentence(what)));
  }

  /// Other languages bend the words around it, so theirs is a whole sentence for each.
  private static String sentence(String what) {
    return "There is no such " + what + ", or you may not see it.";
  }
}
