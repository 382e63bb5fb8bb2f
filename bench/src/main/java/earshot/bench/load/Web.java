package earshot.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody who asks a server over connections that stay open: a browser with a cookie, or a
/// program with a key.
public final class Web {

  private static final Pattern CSRF =
      Pattern.compile("(?:name=\"csrf\" content|name=\"_csrf\" value)=\"([^\"]+)\"");

  static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(30))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final URI server;
  private final Map<String, String> headers;

  private Web(URI server, Map<String, String> headers) {
    this.server = server;
    this.headers = headers;
  }

  /// Who shows that cookie.
  public static Web browser(URI server, String cookie) {
    return new Web(server, Map.of("Cookie", cookie));
  }

  /// Who shows that key of the API.
  public static Web program(URI server, String key) {
    return new Web(
        server, Map.of("Authorization", "Bearer " + key, "Content-Type", "application/json"));
  }

  /// The same with a token for forms, as the page at that path gives it.
  public Web withForms(String path) throws IOException, InterruptedException {
    var page = HTTP.send(request(path).build(), BodyHandlers.ofString());
    var token = CSRF.matcher(page.body());
    if (page.statusCode() != 200 || !token.find()) throw new IOException(path + ": " + page);
    var cookie =
        page.headers().allValues("Set-Cookie").stream()
            .map(it -> it.substring(0, it.indexOf(';')))
            .collect(Collectors.joining("; "));
    return with("Cookie", headers.get("Cookie") + "; " + cookie)
        .with("X-XSRF-TOKEN", token.group(1))
        .with("X-Requested-With", "fetch")
        .with("Content-Type", "application/x-www-form-urlencoded");
  }

  public Web with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Web(server, more);
  }

  /// @throws IOException also where the answer is no success
  public String get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  public String post(String path, String body) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofString(body)).build());
  }

  /// @param fields names and values in turn
  public String submit(String path, String... fields) throws IOException, InterruptedException {
    var form = new StringBuilder();
    for (var n = 0; n < fields.length; n += 2)
      form.append(n == 0 ? "" : "&").append(fields[n]).append('=').append(encoded(fields[n + 1]));
    return post(path, form.toString());
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(server.resolve(path));
    headers.forEach(request::header);
    return request;
  }

  private static String send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2)
      throw new IOException(
          request.method()
              + " "
              + request.uri()
              + ": "
              + answer.statusCode()
              + " "
              + answer.body());
    return answer.body();
  }
}
