package earshot.channels;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The self-test as `bin/doctor` shows it: asks a server for it, and prints each step as it ends.
public final class DoctorReport {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LOOK_MILLIS = 500;

  private final JsonMapper json = JsonMapper.shared();
  private final HttpClient client;
  private final URI server;
  private final String token;

  /// @param token what the server lets operators in by
  public DoctorReport(URI server, String token) {
    this.client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    this.server = server;
    this.token = token;
  }

  /// Whether a server answers there.
  public boolean isThere() throws InterruptedException {
    try {
      return client
              .send(request("/actuator/health/liveness").GET().build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException nobody) {
      return false;
    }
  }

  /// Runs the self-test and prints what it finds.
  ///
  /// @param phone which is texted; empty for none
  /// @return whether nothing is wrong
  /// @throws IOException if the server does not answer as it should
  public boolean print(String phone) throws IOException, InterruptedException {
    var form = "phone=" + URLEncoder.encode(phone, StandardCharsets.UTF_8);
    var begun =
        json.readValue(
            answer(
                request("/operations/self-tests")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build()),
            OperationsController.Begun.class);
    System.out.println("Testing " + server);
    var found = found(begun.id());
    var right = found.stream().noneMatch(it -> it.state().equals("WRONG"));
    System.out.println(right ? "Nothing is wrong." : "Something is wrong, see above.");
    return right;
  }

  private List<OperationsController.Found> found(long test)
      throws IOException, InterruptedException {
    var printed = new HashSet<String>();
    while (true) {
      var found =
          json.readValue(
              answer(request("/operations/self-tests/" + test).GET().build()),
              new TypeReference<List<OperationsController.Found>>() {});
      found.stream()
          .filter(it -> printed.add(it.step() + it.state() + it.words()))
          .forEach(DoctorReport::print);
      if (found.stream().noneMatch(it -> it.state().equals("RUNNING"))) return found;
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static void print(OperationsController.Found found) {
    var sign =
        switch (found.state()) {
          case "WORKS" -> "works";
          case "WRONG" -> "WRONG";
          case "OFF" -> "off";
          default -> "...";
        };
    System.out.printf("  %-5s  %-14s  %s%n", sign, found.step(), found.words());
    if (found.fix() != null) System.out.printf("  %5s  %14s  → %s%n", "", "", found.fix());
  }

  private String answer(HttpRequest asked) throws IOException, InterruptedException {
    var answer = client.send(asked, BodyHandlers.ofString());
    if (answer.statusCode() == 404)
      throw new IOException(
          "The server does not know the token: set EARSHOT_OPERATIONS_TOKEN to that of the server, or run where its data directory is (EARSHOT_DATA_DIR).");
    if (answer.statusCode() >= 300)
      throw new IOException("The server answered with status " + answer.statusCode() + ".");
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }
}
