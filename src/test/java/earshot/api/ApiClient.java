package earshot.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.web.PublicUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Another system that asks the API with a key.
@NullMarked
public final class ApiClient {

  /// What was answered.
  public record Answer(int status, HttpResponse<String> response) {

    public JsonNode json() {
      return JsonMapper.shared().readTree(response.body());
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /// The problem as "type field": `not-found`, `invalid-request limit`.
    public String problem() {
      var json = json();
      var type = json.path("type").asString("").replace("urn:earshot:problem:", "");
      return (type + " " + json.path("field").asString("")).strip();
    }
  }

  private static final Contract CONTRACT = new Contract();

  private final HttpClient http = HttpClient.newHttpClient();
  private final PublicUrl url;
  private final String key;

  public ApiClient(PublicUrl url, String key) {
    this.url = url;
    this.key = key;
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, String json, String... headers) {
    var request = request(path).POST(BodyPublishers.ofString(json));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public Answer patch(String path, String json, String... headers) {
    var request = request(path).method("PATCH", BodyPublishers.ofString(json));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      var asked = request.build();
      var response = http.send(asked, BodyHandlers.ofString(UTF_8));
      assertThat(CONTRACT.check(asked.method(), path(asked.uri()), response)).isEmpty();
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// However it is encoded.
  private static String path(URI uri) {
    var path = uri.getPath().replaceFirst("^.*?/api/v1", "");
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.of("/api/v1" + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json");
  }
}
