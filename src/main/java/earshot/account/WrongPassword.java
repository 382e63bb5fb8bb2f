package earshot.account;

import earshot.web.TooMany;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/// Shows the sign-in page again, with the address as it was typed and one sentence. Forwards
/// instead of redirecting, so that the address stands in no URL; to a path of its own, because the
/// form's path would be tried again.
class WrongPassword implements AuthenticationFailureHandler {

  /// The attribute of the request that says how long to wait; nothing if the password was wrong.
  static final String REST = "earshot.rest";

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException, ServletException {
    if (refused instanceof TooManyTries tooMany) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(TooMany.seconds(tooMany.rest())));
      request.setAttribute(REST, tooMany.rest());
    } else {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      request.setAttribute(REST, Duration.ZERO);
    }
    request.getRequestDispatcher("/sign-in/again").forward(request, response);
  }
}
