package earshot;

import earshot.channels.DoctorReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.boot.SpringApplication;

/// `java -jar earshot.jar doctor [--phone=+14155550132]`: tests the channels of the server that
/// runs with these settings, or starts it for as long as that takes where none does.
final class DoctorLine {

  private static final String PHONE = "--phone=";
  private static final String TOKEN = "EARSHOT_OPERATIONS_TOKEN";

  private DoctorLine() {}

  /// @return the exit code: 0 if nothing is wrong, 1 if something is, 2 if that cannot be told
  static int run(String[] arguments) {
    try {
      var running = new DoctorReport(server(), token());
      if (running.isThere()) return running.print(phone(arguments)) ? 0 : 1;
      return ofOwnServer(phone(arguments));
    } catch (IOException untold) {
      System.err.println(untold.getMessage());
      return 2;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  private static int ofOwnServer(String phone) throws IOException, InterruptedException {
    System.out.println("No server answers at %s: starting one.".formatted(server()));
    var token = UUID.randomUUID().toString();
    try (var started =
        SpringApplication.run(Earshot.class, "--earshot.operations.token=" + token)) {
      var port = started.getEnvironment().getProperty("local.server.port");
      return new DoctorReport(URI.create("http://127.0.0.1:" + port), token).print(phone) ? 0 : 1;
    }
  }

  private static URI server() {
    return URI.create("http://127.0.0.1:" + setting("SERVER_PORT", "8080"));
  }

  private static String token() throws IOException {
    var file = Path.of(setting("EARSHOT_DATA_DIR", "data"), "operations.token");
    var kept = Files.isReadable(file) ? Files.readString(file).strip() : "";
    return setting(TOKEN, kept);
  }

  private static String phone(String[] arguments) {
    return Arrays.stream(arguments)
        .filter(it -> it.startsWith(PHONE))
        .map(it -> it.substring(PHONE.length()))
        .findFirst()
        .orElse("");
  }

  private static String setting(String name, String otherwise) {
    var set = System.getenv(name);
    return set == null || set.isBlank() ? otherwise : set;
  }
}
