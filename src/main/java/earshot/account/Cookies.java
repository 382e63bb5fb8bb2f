package earshot.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// The cookies of this server: HttpOnly, same-site and, over HTTPS, bound to the host by the
/// `__Host-` prefix (RFC 6265bis section 4.1.3.2), which browsers refuse over plain HTTP.
public record Cookies(String plainName, Duration age) {

  public Optional<String> read(HttpServletRequest request) {
    var cookies = request.getCookies();
    if (cookies == null) return Optional.empty();
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(name(request)))
        .map(Cookie::getValue)
        .findFirst();
  }

  public void write(HttpServletRequest request, HttpServletResponse response, String value) {
    set(request, response, value, age);
  }

  public void clear(HttpServletRequest request, HttpServletResponse response) {
    set(request, response, "", Duration.ZERO);
  }

  private String name(HttpServletRequest request) {
    return request.isSecure() ? "__Host-" + plainName : plainName;
  }

  private void set(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    var cookie =
        ResponseCookie.from(name(request), value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
