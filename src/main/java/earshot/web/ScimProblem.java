package earshot.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/// An error as sign-in providers read it (RFC 7644 section 3.12).
///
/// @param status the number, as text
/// @param scimType which of the errors of table 9 it is; null for none of them
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScimProblem(
    List<String> schemas, String status, @Nullable String scimType, String detail) {

  /// What is sent and answered there (RFC 7644 section 8.1).
  public static final MediaType TYPE = new MediaType("application", "scim+json");

  private static final List<String> SCHEMAS =
      List.of("urn:ietf:params:scim:api:messages:2.0:Error");

  /// @param sentence what is wrong; null for the usual one of that status
  public static ScimProblem of(
      HttpStatus status, @Nullable String sentence, @Nullable String scimType) {
    var detail = Problem.of(status, sentence).sentence();
    return new ScimProblem(SCHEMAS, Integer.toString(status.value()), scimType, detail);
  }

  /// What the API would say.
  public static ScimProblem of(ProblemDetail problem) {
    var status = Integer.toString(problem.getStatus());
    return new ScimProblem(SCHEMAS, status, null, String.valueOf(problem.getDetail()));
  }

  /// Whether errors of that path are to be such ones.
  public static boolean isFor(String path) {
    return path.startsWith("/scim/");
  }
}
