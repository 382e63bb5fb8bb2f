package earshot.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/// Shows the sign-in page again, with the address as it was typed and one sentence. Forwards
/// instead of redirecting, so that the address stands in no URL; to a path of its own, because the
/// form's path would be tried again.
class WrongPassword implements AuthenticationFailureHandler {

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException, ServletException {
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
    request.setAttribute("refused", true);
    request.getRequestDispatcher("/sign-in/again").forward(request, response);
  }
}
