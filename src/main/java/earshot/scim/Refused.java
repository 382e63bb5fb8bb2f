package earshot.scim;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Something a provider may not do, in the words of RFC 7644 section 3.12 and a sentence for
/// whoever set it up.
class Refused extends RuntimeException {

  private final HttpStatus status;
  private final @Nullable String type;
  private final String sentence;

  Refused(HttpStatus status, @Nullable String type, String sentence) {
    super(sentence);
    this.status = status;
    this.type = type;
    this.sentence = sentence;
  }

  static Refused value(String sentence) {
    return new Refused(HttpStatus.BAD_REQUEST, "invalidValue", sentence);
  }

  static Refused syntax(String sentence) {
    return new Refused(HttpStatus.BAD_REQUEST, "invalidSyntax", sentence);
  }

  static Refused filter(String sentence) {
    return new Refused(HttpStatus.BAD_REQUEST, "invalidFilter", sentence);
  }

  static Refused unchangeable(String sentence) {
    return new Refused(HttpStatus.BAD_REQUEST, "mutability", sentence);
  }

  static Refused taken(String sentence) {
    return new Refused(HttpStatus.CONFLICT, "uniqueness", sentence);
  }

  HttpStatus status() {
    return status;
  }

  @Nullable String type() {
    return type;
  }

  String sentence() {
    return sentence;
  }
}
