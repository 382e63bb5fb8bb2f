package earshot.channels;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
    System.out.println(verdict(found));
    if (found.stream().anyMatch(it -> it.words().equals(TextOutCheck.NO_PHONE)))
      System.out.println("With --phone=+14155550132 texts are tested, too.");
    return !has("WRONG", found);
  }

  private static String verdict(List<OperationsController.Found> found) {
    if (has("WRONG", found)) return "Something is wrong, see above.";
    return has("OFF", found)
        ? "Nothing is wrong with what was tested; what is off was not."
        : "Nothing is wrong.";
  }

  private static boolean has(String state, List<OperationsController.Found> found) {
    return found.stream().anyMatch(it -> it.state().equals(state));
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
          .filter(it -> !it.words().equals(SelfTests.BEGUN))
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
    var answer = sent(asked);
    return switch (answer.statusCode()) {
      case 200, 202 -> answer.body();
      case 400 -> throw new IOException("The phone must begin with + and its country.");
      case 404 ->
          throw new IOException(
              "The server does not know the token: set EARSHOT_OPERATIONS_TOKEN to that of the server, or EARSHOT_DATA_DIR to its data directory.");
      default ->
          throw new IOException("The server answered with status " + answer.statusCode() + ".");
    };
  }

  private HttpResponse<String> sent(HttpRequest asked) throws IOException, InterruptedException {
    try {
      return client.send(asked, BodyHandlers.ofString());
    } catch (IOException gone) {
      throw new IOException("The server at %s does not answer any more.".formatted(server), gone);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }
}
