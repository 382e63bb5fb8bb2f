package earshot.web;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Forms that nobody can read, or that are too large, by whichever method and whoever sends them.
@NullMarked
@EarshotTest
class PutFormsTest {

  @Autowired private PublicUrl url;

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @CsvSource({
    "POST, /sign-in",
    "PUT, /preferences/press-enter-to-send",
    "PUT, /api/v1/templates/1",
    "PATCH, /api/v1/jobs/1",
    "DELETE, /api/v1/templates/1"
  })
  void one_that_is_wrongly_encoded_is_a_mistake_of_the_sender(String method, String path)
      throws Exception {
    assertThat(statusOf(method, path, "value=100%s")).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  void of_one_that_is_too_large_no_more_is_read(String method) throws Exception {
    assertThat(statusOf(method, "/preferences/press-enter-to-send", "a".repeat((1 << 20) + 1)))
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  void one_of_more_than_a_thousand_fields_is_refused(String method) throws Exception {
    assertThat(statusOf(method, "/preferences/press-enter-to-send", "a=1&".repeat(1000) + "b=2"))
        .isEqualTo(413);
  }

  private int statusOf(String method, String path, String form)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(url.of(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, BodyPublishers.ofString(form))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
