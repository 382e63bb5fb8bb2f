package earshot.scim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.api.ApiClient.Answer;
import earshot.web.PublicUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;

/// A sign-in provider that looks after people. Whatever is refused must be said as it reads errors.
@NullMarked
final class ScimClient {

  private static final String JSON = "application/scim+json";

  private final HttpClient http = HttpClient.newHttpClient();
  private final PublicUrl url;
  private final String key;

  ScimClient(PublicUrl url, String key) {
    this.url = url;
    this.key = key;
  }

  Answer get(String path, String... headers) {
    return ask("GET", path, "", headers);
  }

  Answer post(String json) {
    return ask("POST", "/Users", json);
  }

  Answer put(long id, String json, String... headers) {
    return ask("PUT", "/Users/" + id, json, headers);
  }

  Answer patch(long id, String operations, String... headers) {
    var body =
        "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": "
            + operations
            + "}";
    return ask("PATCH", "/Users/" + id, body, headers);
  }

  Answer delete(long id, String... headers) {
    return ask("DELETE", "/Users/" + id, "", headers);
  }

  Answer ask(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(url.of("/scim/v2" + path))
            .timeout(Duration.ofSeconds(30))
            .header("Accept", JSON)
            .method(method, BodyPublishers.ofString(body));
    if (!key.isEmpty()) request.header("Authorization", "Bearer " + key);
    request.setHeader("Content-Type", JSON);
    for (var n = 0; n < headers.length; n += 2) request.setHeader(headers[n], headers[n + 1]);
    try {
      var response = http.send(request.build(), BodyHandlers.ofString(UTF_8));
      var answer = new Answer(response.statusCode(), response);
      if (!response.body().isEmpty())
        assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
      if (answer.status() >= 400) assertThatItIsAnError(answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void assertThatItIsAnError(Answer answer) {
    var json = answer.json();
    assertThat(json.at("/schemas/0").asString())
        .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
    assertThat(json.at("/status").asString()).isEqualTo(Integer.toString(answer.status()));
    assertThat(json.at("/detail").asString()).matches("[\\p{Lu}\\p{L}].*\\.");
  }

  /// "400 invalidValue"; the number alone where the error is of no type.
  static String error(Answer answer) {
    return (answer.status() + " " + answer.json().path("scimType").asString("")).strip();
  }
}
