package earshot.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/// An applicant's page without its cookie: the link in the latest message brings it back.
record OpenYourLink(ApplicantCookie cookie) implements AuthenticationEntryPoint {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException {
    if (request.getMethod().equals("GET") && request.getHeader("X-Requested-With") == null) {
      response.sendRedirect(cookie.wayBack(request));
    } else {
      response.sendError(HttpStatus.UNAUTHORIZED.value());
    }
  }
}
