package earshot.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/// Leads on from the sign-in form.
record PasswordAccepted(Entrance entrance) implements AuthenticationSuccessHandler {

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication accepted)
      throws IOException {
    var shown = (PasswordShown) Objects.requireNonNull(accepted.getPrincipal());
    response.sendRedirect(entrance.afterPassword(shown.user(), request, response));
  }
}
