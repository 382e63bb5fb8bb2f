package earshot.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/// The token that shows that a form is ours, in a cookie that is bound to the host over HTTPS, as
/// those of [Cookies] are.
final class CsrfCookie implements CsrfTokenRepository {

  private static final String NAME = "earshot-csrf";

  private final CsrfTokenRepository plain = named(NAME);
  private final CsrfTokenRepository bound = named("__Host-" + NAME);

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return at(request).generateToken(request);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    at(request).saveToken(token, request, response);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return at(request).loadToken(request);
  }

  private CsrfTokenRepository at(HttpServletRequest request) {
    return request.isSecure() ? bound : plain;
  }

  private static CsrfTokenRepository named(String name) {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(name);
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    return tokens;
  }
}
