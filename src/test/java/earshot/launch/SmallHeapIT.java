package earshot.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.ApplicantClient;
import earshot.ServerProcess;
import earshot.StaffClient;
import earshot.careers.ApplicationForm;
import earshot.database.SpareDatabase;
import earshot.importing.Upload;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server with little memory and the largest there is of everything: nothing that comes in or
/// goes out is held as a whole. It ends where its memory does.
@NullMarked
class SmallHeapIT {

  private static final String HEAP = "-Xmx128m -XX:+ExitOnOutOfMemoryError";
  private static final int ROWS = 40_000;
  private static final int RESUMES = 8;
  private static final int RESUME = 10_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private SpareDatabase database;
  private ServerProcess server;
  private URI url;

  @BeforeEach
  void a_server_with_little_memory() {
    database = SpareDatabase.make("small");
    var settings = Map.of("EARSHOT_DEMO", "true", "JAVA_TOOL_OPTIONS", HEAP);
    server = ServerProcess.start(database.settings(settings));
    url = server.url();
  }

  @AfterEach
  void stopped() {
    server.close();
  }

  @Test
  void files_of_the_largest_size_pass_through() throws Exception {
    var maria = new StaffClient(url);
    maria.signIn("maria@harborcafe.example", "earshot-demo");
    maria.get("/applications");

    resumesAtOnce();
    var upload = Upload.of(maria, "people.csv", file());
    upload.preview();
    var done = upload.run();
    assertThat(Upload.numbers(done)).containsExactly("20,000", "0", "20,000");
    assertThat(upload.badRows().length()).isGreaterThan(10_000_000);
    assertThat(maria.post("/settings/audit-log/export", Map.of()).body()).contains("Maria");

    assertThat(server.isAlive()).as(server::errors).isTrue();
    assertThat(new StaffClient(url).get("/sign-in").statusCode()).isEqualTo(200);
  }

  /// 23 MB of the 25 there may be, and half of the rows cannot be taken.
  private static byte[] file() {
    var notes = "Knows the harbor and the people. ".repeat(16);
    var text = new StringBuilder("First,Last,Email,Job,Location,Notes\n");
    for (var n = 0; n < ROWS; n++)
      text.append(
          "First%d,Last%d,%s,Barista,Pier 4,%s\n"
              .formatted(n, n, n % 2 == 0 ? "nowhere" : "first" + n + "@mail.example", notes));
    return text.toString().getBytes(UTF_8);
  }

  private void resumesAtOnce() throws Exception {
    var content = new byte[RESUME];
    Arrays.fill(content, (byte) ' ');
    System.arraycopy("%PDF-1.7\n".getBytes(UTF_8), 0, content, 0, 9);
    var path = applyPath();
    var forms =
        IntStream.range(0, RESUMES)
            .mapToObj(n ->
                ApplicationForm.open(new ApplicantClient(url), path)
                    .filled("Ada", "Lund" + n, "ada%d@mail.example".formatted(n))
                    .file("resume.pdf", content))
            .toList();
    try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent = forms.stream().map(form -> browsers.submit(() -> untilTaken(form))).toList();
      for (var each : sent) each.get();
    }
    assertThat(database.number("select count(*) from applicant where last_name like 'Lund_'"))
        .isEqualTo(RESUMES);
  }

  /// Who is faster than people are is asked to press once more.
  private static void untilTaken(ApplicationForm form) {
    await().atMost(PATIENCE).until(() -> form.send().statusCode() < 400);
  }

  private String applyPath() {
    var browser = new ApplicantClient(url);
    var site =
        "/jobs/" + database.strings("select slug from company where company_id = 1").getFirst();
    var job =
        Jsoup.parse(browser.get(site).body()).select("main a[href^=" + site + "/]").attr("href");
    return job + "/apply";
  }
}
