package earshot.setup;

import static earshot.WebClient.headers;
import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.StaffClient;
import earshot.TestClock;
import earshot.Together;
import earshot.company.Companies;
import earshot.database.TestDatabase;
import earshot.web.PublicUrl;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/// From an empty database to a company, in this order: a server has its first run once.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabase.class, EmptyServer.class})
@Import({TestClock.class, StaffClient.class})
@TestExecutionListeners(
    listeners = TestClock.Reset.class,
    mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class FirstRunTest {

  @Autowired private StaffClient maria;
  @Autowired private StaffClient stranger;
  @Autowired private FirstRun firstRun;
  @Autowired private SetupLine line;
  @Autowired private Companies companies;
  @Autowired private PublicUrl url;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;
  @Autowired private ConfigurableApplicationContext context;

  @BeforeEach
  void at_some_time() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
  }

  @Test
  @Order(1)
  void every_page_leads_to_the_first_run_and_health_does_not() {
    for (var path : List.of("/", "/sign-in", "/applications", "/m/some-link", "/no-such-page"))
      assertThat(location(stranger.get(path))).as(path).isEqualTo("/setup");

    assertThat(stranger.get("/setup").body()).contains("Set up Earshot");
    assertThat(headers(stranger.get("/setup"), "Referrer-Policy")).containsExactly("no-referrer");
    var health = stranger.request("/actuator/health/liveness").setHeader("Accept", "*/*").GET();
    assertThat(stranger.send(health).statusCode()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void the_start_says_where_to_go_and_the_code(CapturedOutput output) {
    line.onApplicationEvent(
        new ApplicationReadyEvent(new SpringApplication(), new String[0], context, null));

    assertThat(output.getOut())
        .containsPattern(
            "Go to " + url.of("/setup") + " and enter the code ([0-9A-Z]{4}-){2}[0-9A-Z]{4}\n");
  }

  @Test
  @Order(3)
  void without_the_code_nobody_sets_it_up_and_guessing_is_throttled() {
    firstRun.newCode();
    for (var n = 0; n < 10; n++) {
      var wrong = post(stranger, Map.of("code", "7QF2-MXD9-HTP" + n));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(Jsoup.parse(wrong.body()).select("#code-problem").text())
          .contains("That is not the code.");
    }

    var refused = post(stranger, Map.of("code", firstRun.newCode()));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(headers(refused, "Retry-After")).containsExactly("60");
    var page = Jsoup.parse(refused.body());
    assertThat(page.select("#code-problem").text())
        .isEqualTo("Too many tries. Try again in a minute.");
    assertThat(page.select("input[name=company]").val()).isEqualTo("Harbor Cafe");
    assertThat(firstRun.isWaiting()).isTrue();
  }

  @Test
  @Order(4)
  void what_cannot_be_taken_is_shown_again_with_a_sentence_and_makes_nothing() {
    var code = firstRun.newCode();
    for (var wrong :
        List.of(
            Map.of("company", " "),
            Map.of("name", ""),
            Map.of("email", "maria"),
            Map.of("password", "12345678"),
            Map.of("location", "x".repeat(101)),
            Map.of("zone", "Mars/Olympus"),
            Map.of("region", "XX"))) {
      var field = wrong.keySet().iterator().next();
      var form = new HashMap<String, Object>(wrong);
      form.put("code", code);
      var answer = post(maria, form);
      assertThat(answer.statusCode()).as(field).isEqualTo(422);
      var page = Jsoup.parse(answer.body());
      assertThat(page.select("#" + field + "-problem").text()).as(field).isNotEmpty();
      assertThat(page.select("input[name=code]").val()).isEqualTo(code);
      assertThat(page.select("input[name=password]").val()).isEmpty();
    }

    assertThat(companies.any()).isFalse();
  }

  @Test
  @Order(5)
  void the_database_does_not_know_the_code() {
    var code = firstRun.newCode();

    assertThat(sql.sql("select * from first_run_code").query().listOfRows().toString())
        .doesNotContain(code, code.replace("-", ""));
  }

  @Test
  @Order(6)
  void two_who_set_it_up_at_the_same_moment_make_one_company() {
    var code = firstRun.newCode();
    var other = firstRun.newCode();
    maria.get("/setup");
    stranger.get("/setup");

    List<Integer> answers =
        Together.all(
            List.of(
                () -> send(maria, Map.of("code", code)).statusCode(),
                () -> send(stranger, Map.of("code", other)).statusCode()));

    assertThat(answers).containsExactlyInAnyOrder(302, 404);
    assertThat(companies.any()).isTrue();
    assertThat(sql.sql("select count(*) from first_run_code").query(Integer.class).single())
        .isZero();
  }

  @Test
  @Order(7)
  void afterwards_there_is_no_such_page_and_the_administrator_signs_in() {
    assertThat(stranger.get("/setup").statusCode()).isEqualTo(404);
    assertThat(post(stranger, Map.of("code", "7QF2-MXD9-HTPK")).statusCode()).isEqualTo(404);
    assertThat(location(stranger.get("/applications"))).isEqualTo("/sign-in");

    assertThat(maria.signIn("maria@harborcafe.example", "violet anchor tuesday").statusCode())
        .isEqualTo(302);
    var people = maria.get("/settings/people").body();
    assertThat(people).contains("Maria Lopez", "Administrator");
    assertThat(maria.get("/settings/people/invitations/new").body()).contains("Pier 4");
  }

  @Test
  @Order(8)
  void a_later_start_prints_no_code(CapturedOutput output) {
    var before = output.getOut();

    line.onApplicationEvent(
        new ApplicationReadyEvent(new SpringApplication(), new String[0], context, null));

    assertThat(output.getOut()).isEqualTo(before);
  }

  @Test
  @Order(9)
  void nobody_signs_a_further_company_up_unless_the_operator_allows_it() {
    assertThat(stranger.get("/sign-up").statusCode()).isEqualTo(404);
    assertThat(stranger.get("/sign-up/some-secret").statusCode()).isEqualTo(404);
    stranger.get("/sign-in");
    assertThat(stranger.post("/sign-up", Map.of("email", "a@b.example")).statusCode())
        .isEqualTo(404);
  }

  private static HttpResponse<String> post(StaffClient client, Map<String, ?> changed) {
    client.get("/setup");
    if (client.cookie("earshot-csrf").isEmpty()) client.get("/sign-in");
    return send(client, changed);
  }

  private static HttpResponse<String> send(StaffClient client, Map<String, ?> changed) {
    var form =
        new HashMap<String, Object>(
            Map.of(
                "company", "Harbor Cafe",
                "name", "Maria Lopez",
                "email", "Maria@HarborCafe.example",
                "password", "violet anchor tuesday",
                "location", "Pier 4",
                "zone", "America/Los_Angeles",
                "region", "US"));
    form.putAll(changed);
    return client.post("/setup", form);
  }
}
