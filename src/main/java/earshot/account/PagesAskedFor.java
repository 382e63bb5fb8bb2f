package earshot.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/// What opens after signing in: the page that was asked for before, never what a script or a form
/// asked for, and nothing at another server.
final class PagesAskedFor implements RequestCache {

  private static final String FIRST_PAGE = "/applications";
  private static final Cookies COOKIE = new Cookies("earshot-page", Duration.ofHours(1));

  /// A browser keeps cookies of 4,096 characters.
  private static final int LONGEST = 2_000;

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    if (!request.getMethod().equals("GET") || !SignInFirst.isPage(request)) return;
    var query = request.getQueryString();
    var page = request.getRequestURI() + (query == null ? "" : "?" + query);
    if (page.length() > LONGEST) return;
    COOKIE.write(request, response, Base64.getUrlEncoder().encodeToString(page.getBytes(UTF_8)));
  }

  /// Where to go on to; it is asked once. Braces are written as in RFC 3986, or Spring's
  /// redirection would look for what to put there.
  String next(HttpServletRequest request, HttpServletResponse response) {
    var asked = COOKIE.read(request).flatMap(PagesAskedFor::page);
    if (asked.isPresent()) removeRequest(request, response);
    return asked.orElse(FIRST_PAGE).replace("{", "%7B").replace("}", "%7D");
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
    COOKIE.clear(request, response);
  }

  /// Nothing of a request is played again: the page is asked for anew.
  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return null;
  }

  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return null;
  }

  /// A path of this server: "//" and "/\\" lead browsers to another.
  private static Optional<String> page(String kept) {
    try {
      var page = new String(Base64.getUrlDecoder().decode(kept), UTF_8);
      return page.matches("/([^/\\\\\\s][^\\\\\\s]*)?") ? Optional.of(page) : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
