package earshot.template;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// What was typed cannot be a template; says why in words for its writer.
public class InvalidTemplate extends ResponseStatusException {

  private final String field;

  /// @param field the one to mend: name or body
  InvalidTemplate(String field, String why) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, why);
    this.field = field;
  }

  /// The sentence, if that field is the one to mend; empty otherwise.
  public String of(String asked) {
    return field.equals(asked) ? String.valueOf(getReason()) : "";
  }
}
