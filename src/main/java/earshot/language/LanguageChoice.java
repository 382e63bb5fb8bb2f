package earshot.language;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.UriComponentsBuilder;

/// Which language somebody without an account reads: chosen on the page, else chosen before in this
/// browser, else what the browser asks for.
public final class LanguageChoice {

  /// How a page's address says it.
  public static final String PARAMETER = "lang";

  private static final String COOKIE = "earshot-language";
  private static final Duration AGE = Duration.ofDays(365);

  private LanguageChoice() {}

  public static Words of(HttpServletRequest request) {
    return new Words(
        chosen(request)
            .or(() -> before(request))
            .orElseGet(() -> Language.accepted(accepts(request))));
  }

  /// Keeps what was chosen on the page in the browser.
  public static Words remember(HttpServletRequest request, HttpServletResponse response) {
    chosen(request)
        .ifPresent(language ->
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, language).toString()));
    return of(request);
  }

  /// What asks for the same page in that language.
  ///
  /// @param query what asked for it as it is; null for nothing
  public static String query(@Nullable String query, Language language) {
    var other = UriComponentsBuilder.newInstance();
    if (query != null) other.query(query);
    return "?" + other.replaceQueryParam(PARAMETER, language.code()).build().getQuery();
  }

  private static ResponseCookie cookie(HttpServletRequest request, Language language) {
    return ResponseCookie.from(COOKIE, language.code())
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .path("/")
        .maxAge(AGE)
        .build();
  }

  /// In the address alone: the body of a form may be one that cannot be read.
  private static Optional<Language> chosen(HttpServletRequest request) {
    var query = UriComponentsBuilder.newInstance().query(request.getQueryString()).build();
    return Optional.ofNullable(query.getQueryParams().getFirst(PARAMETER)).flatMap(Language::of);
  }

  private static Optional<Language> before(HttpServletRequest request) {
    var cookies = request.getCookies();
    return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .findFirst()
        .flatMap(cookie -> Language.of(cookie.getValue()));
  }

  private static String accepts(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    return header == null ? Language.ENGLISH.code() : header;
  }
}
