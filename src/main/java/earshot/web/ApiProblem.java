package earshot.web;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// An error of the API (RFC 9457). Its type is stable, so that programs can tell errors apart
/// without reading sentences.
public final class ApiProblem {

  /// When what fails for a moment is worth another try: a Retry-After (RFC 9110 section 10.2.3), in
  /// seconds.
  public static final String SOON = "5";

  private static final String TYPES = "urn:earshot:problem:";

  private ApiProblem() {}

  /// An error whose type is named by its status, such as `urn:earshot:problem:not-found`.
  ///
  /// @param sentence what is wrong; null for the usual one of that status
  /// @param field which field of the request; null for none
  public static ProblemDetail of(
      HttpStatus status, @Nullable String sentence, @Nullable String field) {
    return of(slug(status), status, sentence, field);
  }

  /// An error of a type of its own.
  public static ProblemDetail of(
      String type, HttpStatus status, @Nullable String sentence, @Nullable String field) {
    var problem = Problem.of(status, sentence);
    var detail = ProblemDetail.forStatusAndDetail(status, problem.sentence());
    detail.setType(URI.create(TYPES + type));
    detail.setTitle(status.getReasonPhrase());
    if (field != null) detail.setProperty("field", field);
    return detail;
  }

  private static String slug(HttpStatus status) {
    return switch (status) {
      case UNPROCESSABLE_CONTENT, BAD_REQUEST -> "invalid-request";
      case INTERNAL_SERVER_ERROR -> "internal-error";
      default -> status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    };
  }
}
