package earshot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.careers.ApplicationForm;
import earshot.company.Companies;
import earshot.database.TestDatabase;
import earshot.posting.Postings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@EarshotTest
class ErrorPagesTest {

  @Autowired private SmallCompany company;
  @Autowired private SmallCompany clinic;
  @Autowired private Companies companies;
  @Autowired private Postings postings;
  @Autowired private StaffClient tom;
  @Autowired private ApplicantClient somebody;

  @BeforeEach
  void signIn() {
    tom.signIn(company.tom);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/applications/0",
        "/applications/abc",
        "/applications/99999999999999999999",
        "/conversations/-1",
        "/conversations/x/messages?after=0",
        "/message-center/none",
        "/bulk-messages/1e3"
      })
  void what_is_not_there_is_a_page_that_leads_on(String path) {
    says(tom.get(path), 404, "Nothing here", "or you may not see it.");
    assertThat(leadsTo(tom.get(path))).isEqualTo("/applications");
  }

  @Test
  void what_belongs_to_another_company_is_not_there_just_the_same() {
    var foreign = tom.get("/applications/" + clinic.jamalAsCook);
    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(words(foreign)).isEqualTo(words(tom.get("/applications/0")));
  }

  @Test
  void programs_get_problem_json() {
    var path = "/applications/0";
    var answer = tom.send(tom.request(path).setHeader("Accept", "application/json"));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains(
            "\"title\":\"Nothing here\"",
            "\"status\":404",
            "\"detail\":\"There is no such application, or you may not see it.\"",
            "\"instance\":\"/applications/0\"");
  }

  /// It would be unpacked before anybody counts how long it is.
  @ParameterizedTest
  @ValueSource(
      strings = {"/jobs/harbor-cafe/1/apply", "/sign-in", "/api/v1/jobs", "/inbound/email"})
  void a_body_that_is_compressed_is_not_taken(String path) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[1_000_000]);
    }

    var answer =
        somebody.send(
            somebody
                .request(path, "Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
  }

  @Test
  void nor_is_one_that_says_so_in_a_second_line() {
    var answer =
        somebody.send(
            somebody
                .request("/sign-in", "Content-Encoding", "identity")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("email=maria")));

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void what_one_may_not_do_says_so() {
    var late = tom.send(tom.request("/sign-out").POST(BodyPublishers.noBody()));
    says(late, 403, "Not allowed", "Load it again");
  }

  @Test
  void a_fault_of_ours_says_so_and_shows_nothing_of_the_inside() {
    says(tom.get("/error"), 500, "Something broke", "That is our fault, and it is in the log.");
    assertThat(tom.get("/error?trace=true&message=true").body())
        .doesNotContain("Exception", "earshot.web", "at org");
  }

  @Test
  void an_unreadable_request_says_so() {
    var unreadable = tom.post("/conversations/" + company.jamalAsBarista + "/messages", Map.of());
    says(unreadable, 400, "Bad Request", "The server could not read this request.");
    var number = tom.get("/conversations/" + company.jamalAsBarista + "/messages?after=x");
    assertThat(number.statusCode()).isEqualTo(400);
  }

  @Test
  void nobody_of_the_staff_is_led_to_the_sign_in() {
    assertThat(leadsTo(somebody.get("/error"))).isEqualTo("/sign-in");
  }

  @Test
  void an_applicant_is_led_to_the_link_and_never_to_a_sign_in() {
    var lost = somebody.open("/my/nothing");
    assertThat(lost.statusCode()).isEqualTo(410);
    assertThat(words(lost)).contains("Open the link in the latest email or text message");
    assertThat(lost.body()).doesNotContain("/sign-in");
  }

  @Test
  void an_applicant_whom_the_database_fails_reads_that_it_passes_and_not_that_all_is_stored()
      throws Exception {
    var site = "/jobs/" + company.in(companies::slug);
    try (var other = TestDatabase.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table job in access exclusive mode");
      var asked = CompletableFuture.supplyAsync(() -> somebody.get(site));
      await().until(() -> endsWhoWaitsFor("job", other));

      says(asked.get(), 503, "One moment", "may not have arrived: go back and try again");
    }
  }

  @Test
  void a_form_the_database_fails_gives_an_applicant_back_what_was_typed() throws Exception {
    var job = company.in(() -> postings.open("", null)).postings().getFirst().publicId();
    var path = "/jobs/" + company.in(companies::slug) + "/" + job + "/apply?new=true";
    var form =
        ApplicationForm.open(somebody, path).filled("Nora", "<b>Stone</b>", "nora@x.example");
    try (var other = TestDatabase.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table job in access exclusive mode");
      var asked = CompletableFuture.supplyAsync(form::send);
      await().until(() -> endsWhoWaitsFor("job", other));

      says(asked.get(), 503, "One moment", "Copy it before you go on");
      assertThat(kept(asked.get())).containsExactly("Nora", "<b>Stone</b>", "nora@x.example");
    }
  }

  @Test
  void and_a_manager_the_message() throws Exception {
    var path = "/conversations/" + company.jamalAsBarista + "/messages";
    var form = Map.of("body", "See you at nine", "key", UUID.randomUUID());
    try (var other = TestDatabase.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table message in access exclusive mode");
      var asked = CompletableFuture.supplyAsync(() -> tom.post(path, form));
      await().until(() -> endsWhoWaitsFor("message", other));

      says(asked.get(), 503, "One moment", "Copy it before you go on");
      assertThat(kept(asked.get())).containsExactly("See you at nine");
    }
  }

  @Test
  void an_error_that_the_database_made_is_told_without_asking_it_again() throws Exception {
    try (var other = TestDatabase.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table participant in access exclusive mode");
      var asked = CompletableFuture.supplyAsync(() -> tom.get("/message-center"));
      await().until(() -> endsWhoWaitsFor("participant", other));

      says(asked.get(), 503, "One moment", "The database does not answer just now.");
      assertThat(leadsTo(asked.get())).isEqualTo("/applications");
    }
  }

  @Test
  void an_error_whose_page_the_database_fails_is_told_all_the_same() throws Exception {
    try (var other = TestDatabase.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table participant in access exclusive mode");
      var asked = CompletableFuture.supplyAsync(() -> tom.get("/nothing"));
      await().until(() -> endsWhoWaitsFor("participant", other)); // for the counter of that page

      says(asked.get(), 404, "Nothing here", "or you may not see it.");
      assertThat(leadsTo(asked.get())).isEqualTo("/applications");
    }
  }

  @Test
  void a_path_that_is_no_text_is_refused_in_our_words() {
    says(tom.get("/nothing%c3%28"), 400, "Bad Request", "The server could not read this request.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bogus", "image/png", "text/html;q=x", "application/xml"})
  void whatever_somebody_accepts_an_error_is_told_in_our_words(String accept) {
    var answer = tom.send(tom.request("/nothing").setHeader("Accept", accept));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no such page, or you may not see it.");
  }

  private static boolean endsWhoWaitsFor(String table, Connection other) throws SQLException {
    try (var statement = other.createStatement();
        var ended =
            statement.executeQuery(
                """
                select pg_terminate_backend(pid) from pg_locks
                where not granted and relation = '%s'::regclass
                  and database = (select oid from pg_database where datname = current_database())
                """
                    .formatted(table))) {
      return ended.next();
    }
  }

  @Test
  void a_link_that_stops_no_mail_says_so_without_a_sign_in() {
    var nothing = somebody.get("/unsubscribe/unknown");
    says(nothing, 404, "Nothing here", "There is no such link or page.");
    assertThat(nothing.body()).doesNotContain("/sign-in");
  }

  private static void says(HttpResponse<String> answer, int status, String title, String sentence) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(Jsoup.parse(answer.body()).select("h1").text()).isEqualTo(title);
    assertThat(words(answer)).contains(sentence);
  }

  private static List<String> kept(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body()).select("main .typed blockquote").eachText();
  }

  private static String words(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body()).select("main").text();
  }

  private static String leadsTo(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body()).select("main .button.primary").attr("href");
  }
}
