package earshot.account;

import static earshot.language.Say.say;

import earshot.language.LanguageChoice;
import earshot.language.Say;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/// Sends a person who opened a page to the sign-in page; a script that asked in the background gets
/// 401, so that the page can keep what was typed and say what happened.
class SignInFirst implements AuthenticationEntryPoint {

  private final AuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/sign-in");

  /// Says that what was sent was not taken.
  private final AuthenticationEntryPoint form =
      new LoginUrlAuthenticationEntryPoint("/sign-in?not-taken");

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException, ServletException {
    if (isPage(request)) {
      var from = request.getMethod().equals("POST") ? form : page;
      from.commence(request, response, refused);
    } else {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      response
          .getWriter()
          .write(
              """
              {"type":"about:blank","title":"Sign in first","status":401,"detail":"%s"}\
              """
                  .formatted(detail(request)));
    }
  }

  private static String detail(HttpServletRequest request) {
    return Say.in(
        LanguageChoice.of(request).language(),
        () -> say("You are signed out. Sign in, then try again."));
  }

  /// A browser says `navigate` (Fetch Metadata); one too old to say so asks for HTML without htmx.
  static boolean isPage(HttpServletRequest request) {
    var mode = request.getHeader("Sec-Fetch-Mode");
    if (mode != null) return mode.equals("navigate");
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getHeader("HX-Request") == null
        && (accept == null || accept.contains(MediaType.TEXT_HTML_VALUE) || accept.contains("*/*"));
  }
}
