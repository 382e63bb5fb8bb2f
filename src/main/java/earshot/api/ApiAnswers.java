package earshot.api;

import earshot.web.ApiProblem;
import earshot.web.ScimProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes the errors that come up before a controller is asked.
@Component
class ApiAnswers {

  private final JsonMapper json;

  ApiAnswers(JsonMapper json) {
    this.json = json;
  }

  /// Says that a key is needed (RFC 6750 section 3).
  void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    write(
        request,
        response,
        ApiProblem.of(
            HttpStatus.UNAUTHORIZED,
            "Send a key of this company as Authorization: Bearer <key>. Keys are made under"
                + " Settings, API.",
            null));
  }

  void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
      throws IOException {
    response.setStatus(problem.getStatus());
    if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value())
      response.setHeader(HttpHeaders.RETRY_AFTER, ApiProblem.SOON);
    if (ScimProblem.isFor(request.getRequestURI())) {
      response.setContentType(ScimProblem.TYPE.toString());
      response.getOutputStream().write(json.writeValueAsBytes(ScimProblem.of(problem)));
    } else {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
    response.flushBuffer();
  }
}
