package earshot.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/// What opens after signing in: the page that was asked for before, never what a script or a form
/// asked for.
final class PagesAskedFor extends CookieRequestCache {

  private static final String FIRST_PAGE = "/applications";

  PagesAskedFor() {
    setRequestMatcher(asked -> asked.getMethod().equals("GET") && SignInFirst.isPage(asked));
    setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
  }

  /// Where to go on to; it is asked once.
  String next(HttpServletRequest request, HttpServletResponse response) {
    var asked = getRequest(request, response);
    removeRequest(request, response);
    return asked == null ? FIRST_PAGE : asked.getRedirectUrl();
  }
}
