package earshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import earshot.web.PublicUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// A browser without a screen: keeps cookies, takes the CSRF token from the last page it loaded,
/// and follows no redirect by itself.
@NullMarked
public class WebClient {

  private static final Pattern CSRF =
      Pattern.compile("(?:name=\"csrf\" content|name=\"_csrf\" value)=\"([^\"]+)\"");

  private static final AtomicInteger PLACES = new AtomicInteger();

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(10)).build();
  private final Function<String, URI> url;
  private final String place = place(PLACES.getAndIncrement());
  private @Nullable String csrf;

  protected WebClient(PublicUrl url) {
    this.url = url::of;
  }

  /// A browser for a server in another process.
  protected WebClient(URI server) {
    this.url = server::resolve;
  }

  /// @param headers names and values in turn
  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /// Loads the page, wherever it redirects to.
  public HttpResponse<String> open(String path) {
    var response = get(path);
    for (var hop = 0; hop < 5 && response.statusCode() / 100 == 3; hop++)
      response = get(location(response));
    return response;
  }

  /// Posts a form with the CSRF token of the last page.
  public HttpResponse<String> post(String path, Map<String, ?> form) {
    return send(withToken(request(path)).POST(BodyPublishers.ofString(encode(form))));
  }

  /// Posts as the scripts of our pages do, which show the answer in the page.
  public HttpResponse<String> postByScript(String path, Map<String, ?> form) {
    return send(
        withToken(request(path, "X-Requested-With", "fetch"))
            .setHeader("Accept", "*/*")
            .POST(BodyPublishers.ofString(encode(form))));
  }

  public HttpResponse<String> put(String path, Map<String, ?> form) {
    return send(withToken(request(path)).PUT(BodyPublishers.ofString(encode(form))));
  }

  /// Any request, just as it is given.
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString(UTF_8));
      var found = CSRF.matcher(response.body());
      if (found.find()) csrf = found.group(1);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest.Builder request(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(url.apply(path))
            .timeout(Duration.ofSeconds(30))
            .header("Accept", "text/html")
            .header("X-Forwarded-For", place)
            .header("Content-Type", "application/x-www-form-urlencoded");
    return headers.length == 0 ? request : request.headers(headers);
  }

  /// Where a redirect leads, as a path.
  public static String location(HttpResponse<?> redirect) {
    var target = URI.create(redirect.headers().firstValue("Location").orElseThrow());
    return target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
  }

  public Optional<String> cookie(String name) {
    return allCookies()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  public Stream<HttpCookie> allCookies() {
    return cookies.getCookieStore().getCookies().stream();
  }

  public void setCookie(String name, String value) {
    var cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setDomain(url.apply("/").getHost());
    cookie.setVersion(0);
    cookies.getCookieStore().add(url.apply("/"), cookie);
  }

  public HttpClient http() {
    return http;
  }

  /// Each browser stands somewhere else, as a proxy would say it, and yet on this machine, where
  /// the demo is.
  private static String place(int number) {
    return "127.18.%d.%d".formatted(number / 250 % 250, number % 250 + 1);
  }

  /// The request with the CSRF token of the last page.
  public HttpRequest.Builder withToken(HttpRequest.Builder request) {
    return csrf == null ? request : request.header("X-XSRF-TOKEN", csrf);
  }

  private static String encode(Map<String, ?> form) {
    return form.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(String.valueOf(field.getValue())))
        .collect(Collectors.joining("&"));
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /// All values of a header.
  public static List<String> headers(HttpResponse<?> response, String name) {
    return response.headers().allValues(name);
  }
}
