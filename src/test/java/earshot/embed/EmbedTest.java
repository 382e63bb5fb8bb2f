package earshot.embed;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.WebClient;
import earshot.api.ApiClient;
import earshot.api.ApiKeys;
import earshot.api.NewApiKey;
import earshot.api.Scope;
import earshot.company.PersonName;
import earshot.company.Rights;
import earshot.company.Role;
import earshot.company.Staff;
import earshot.web.PublicUrl;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A conversation in a page of another system: who gets a link, what its session reaches, and when
/// it ends.
@NullMarked
@EarshotTest
class EmbedTest {

  private static final String PAGE = "https://hiring.example.com";

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient maria;
  @Autowired private ApiKeys keys;
  @Autowired private Staff staff;
  @Autowired private PublicUrl url;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient sql;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private ApiKeys.Made key;
  private ApiClient hiring;
  private Frame frame;

  @BeforeEach
  void a_page_is_allowed_and_lena_was_written_to() {
    key = cafe.in(() -> keys.make(cafe.maria, named(Scope.WRITE, Set.of())));
    hiring = new ApiClient(url, key.secret());
    frame = new Frame(url);
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    maria.signIn(cafe.maria);
    allow(PAGE);
  }

  @Test
  void the_user_reads_and_writes_in_that_conversation() {
    frame.begin(link());

    var panel = frame.ask("GET", "/embed/conversation");
    assertThat(panel.statusCode()).isEqualTo(200);
    assertThat(panel.body()).contains("Hello Lena", "Your message").doesNotContain("Jamal");
    var sent = frame.ask("POST", own("/messages"), "body=On+Monday%3F&key=k1");
    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(sent.body()).contains("On Monday?", "message own");
    for (var part :
        List.of("/composer", "/contacts", "/templates", "/messages?after=0", "/messages/1"))
      assertThat(frame.ask("GET", own(part)).statusCode()).as(part).isEqualTo(200);
    assertThat(frame.ask("PUT", own("/draft"), "body=And").statusCode()).isEqualTo(204);
    assertThat(frame.ask("POST", own("/typing")).statusCode()).isEqualTo(204);
    assertThat(frame.ask("POST", own("/read"), "seq=2").statusCode()).isEqualTo(204);
  }

  @Test
  void its_session_opens_nothing_else_whatever_its_user_may_do() {
    frame.begin(link("\"user_id\": %d".formatted(cafe.maria.id())));
    assertThat(frame.ask("GET", own("/composer")).statusCode()).isEqualTo(200);
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello Jamal");

    var asked = 0;
    for (var mapping : mappings.getHandlerMethods().keySet())
      for (var pattern : mapping.getPatternValues())
        for (var method : mapping.getMethodsCondition().getMethods()) {
          if (pattern.startsWith("/embed/")) continue;
          var path = other(pattern);
          assertThat(frame.ask(method.name(), path).statusCode())
              .as(method + " " + path)
              .isEqualTo(method == RequestMethod.HEAD ? 405 : 404);
          asked++;
        }
    assertThat(asked).isGreaterThan(150);
    for (var path : List.of("", "/messages/1/attachments/1/more", "/messages/../composer"))
      assertThat(frame.ask("GET", own(path)).statusCode()).as(path).isIn(400, 404);
    assertThat(frame.ask("GET", "/conversations/0" + cafe.lenaAsBarista + "/composer").statusCode())
        .isEqualTo(404);
  }

  @Test
  void it_hears_live_of_that_conversation_alone() throws Exception {
    frame.begin(link());
    var stream =
        frame
            .http()
            .send(
                frame
                    .request("/embed/live", "Earshot-Embed", frame.session())
                    .setHeader("Accept", "text/event-stream")
                    .GET()
                    .build(),
                BodyHandlers.ofLines());
    assertThat(stream.statusCode()).isEqualTo(200);
    var lines = stream.body().iterator();
    while (!lines.next().startsWith("data:")) assertThat(lines.hasNext()).isTrue();
    cafe.write(cafe.maria, cafe.jamalAsBarista, "Hello Jamal");
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hello Tom");

    var line = lines.next();
    while (!line.startsWith("data:")) line = lines.next();
    assertThat(line).contains("\"conversation\":\"%d\"".formatted(cafe.lenaAsBarista));
    stream.body().close();
  }

  @Test
  void a_link_opens_once_and_within_five_minutes() {
    var link = link();
    assertThat(frame.begin(link).statusCode()).isEqualTo(200);
    assertThat(new Frame(url).begin(link).statusCode()).isEqualTo(410);

    var late = link();
    clock.advance(Duration.ofMinutes(6));
    var refused = new Frame(url).begin(late);
    assertThat(refused.statusCode()).isEqualTo(410);
    assertThat(refused.body()).contains("Load the page around it again");
    assertThat(new Frame(url).begin("/embed/made-up").statusCode()).isEqualTo(410);
  }

  @Test
  void loading_the_frame_uses_nothing_up() {
    var link = link();
    for (var times = 0; times < 3; times++)
      assertThat(frame.get(URI.create(link).getPath()).statusCode()).isEqualTo(200);

    assertThat(frame.begin(link).statusCode()).isEqualTo(200);
    assertThat(frame.allCookies()).isEmpty();
  }

  @Test
  void a_session_lasts_eight_hours() {
    frame.begin(link());
    clock.advance(Duration.ofHours(8).minusSeconds(10));
    assertThat(status()).isEqualTo(200);

    clock.advance(Duration.ofSeconds(11));

    assertThat(status()).isEqualTo(401);
  }

  @Test
  void it_ends_with_the_key_the_page_and_the_user() {
    frame.begin(link());
    cafe.run(() -> keys.revoke(key.key().id()));
    assertThat(status()).isEqualTo(401);

    key = cafe.in(() -> keys.make(cafe.maria, named(Scope.WRITE, Set.of())));
    hiring = new ApiClient(url, key.secret());
    frame.begin(link());
    assertThat(status()).isEqualTo(200);
    maria.post("/settings/api/embedding/remove", Map.of("origin", PAGE));
    assertThat(status()).isEqualTo(401);

    allow(PAGE);
    frame.begin(link());
    assertThat(status()).isEqualTo(200);
    cafe.run(() -> staff.disable(cafe.tom.id()));
    assertThat(status()).isEqualTo(401);
    cafe.run(() -> staff.enable(cafe.tom.id()));
    assertThat(status()).isEqualTo(401);
  }

  @Test
  void it_ends_with_the_users_right_to_review_there() {
    var unopened = link();
    frame.begin(link());
    assertThat(status()).isEqualTo(200);

    cafe.run(() -> staff.change(cafe.tom.id(), new Rights(Role.MANAGER, List.of())));

    assertThat(status()).isEqualTo(401);
    assertThat(new Frame(url).begin(unopened).statusCode()).isEqualTo(410);
  }

  @Test
  void only_its_own_page_may_frame_it() {
    var framed = frame.get(URI.create(link()).getPath());
    assertThat(policy(framed)).contains("frame-ancestors " + PAGE).doesNotContain("unsafe");
    assertThat(framed.headers().firstValue("X-Frame-Options")).isEmpty();
    assertThat(policy(frame.get("/embed/made-up"))).contains("frame-ancestors 'none'");
    assertThat(policy(frame.get("/sign-in"))).contains("frame-ancestors 'self'");
    var link = link();
    maria.post("/settings/api/embedding/remove", Map.of("origin", PAGE));
    assertThat(policy(frame.get(URI.create(link).getPath()))).contains("frame-ancestors 'none'");
  }

  @Test
  void a_request_without_its_header_is_nobodys() {
    frame.begin(link());
    var plain = frame.request(own("/composer"), "Sec-Fetch-Mode", "cors").GET();
    assertThat(frame.send(plain).statusCode()).isEqualTo(401);

    var forged = maria.request(own("/composer"), "Earshot-Embed", "made-up").GET();
    assertThat(maria.send(forged).statusCode()).isEqualTo(401);
    assertThat(maria.get("/applications").statusCode()).isEqualTo(200);
  }

  @Test
  void who_and_what_is_shown_must_be_there_and_allowed() {
    refuses("user_id", "\"application_id\": %d".formatted(cafe.lenaAsBarista));
    refuses("user_id", of(cafe.aisha.id(), cafe.lenaAsBarista));
    refuses("user_id", of(clinic.tom.id(), cafe.lenaAsBarista));
    refuses("user_id", of(key.key().userId(), cafe.lenaAsBarista));
    refuses("application_id", of(cafe.tom.id(), clinic.lenaAsBarista));
    refuses("external_id", "\"user_id\": %d, \"external_id\": \"x\"".formatted(cafe.tom.id()));
    refuses("user_email", "\"user_email\": \"nobody\", \"application_id\": " + cafe.lenaAsBarista);
    cafe.run(() -> staff.disable(cafe.tom.id()));
    refuses("user_id", of(cafe.tom.id(), cafe.lenaAsBarista));
    var elsewhere = cafe.in(() -> keys.make(cafe.maria, named(Scope.WRITE, Set.of(cafe.airport))));
    hiring = new ApiClient(url, elsewhere.secret());
    refuses("application_id", of(cafe.maria.id(), cafe.lenaAsBarista));
  }

  @Test
  void both_are_found_by_the_names_of_the_other_system() {
    cafe.update("update application set external_id = 'gh-1' where id = " + cafe.lenaAsBarista);

    var made =
        make("\"external_id\": \"gh-1\", \"user_email\": \"%s\"".formatted(cafe.tom.email()));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().get("user_id").asLong()).isEqualTo(cafe.tom.id());
    assertThat(made.json().get("application_id").asLong()).isEqualTo(cafe.lenaAsBarista);
  }

  @Test
  void the_page_must_be_one_of_those_allowed() {
    refuses(
        "origin", of(cafe.tom.id(), cafe.lenaAsBarista) + ", \"origin\": \"https://evil.example\"");
    allow("https://other.example");
    refuses("origin", of(cafe.tom.id(), cafe.lenaAsBarista));
    var named = make(of(cafe.tom.id(), cafe.lenaAsBarista) + ", \"origin\": \"" + PAGE + "\"");
    assertThat(named.json().get("origin").asString()).isEqualTo(PAGE);
  }

  @Test
  void only_where_pages_begin_can_be_allowed() {
    for (var wrong :
        List.of(
            "",
            "*",
            "https://*.example.com",
            "https://a.example/path",
            "http://a.example",
            "https://a.example; script-src *",
            "https://user@a.example",
            "javascript:alert(1)")) {
      var answer = maria.post("/settings/api/embedding", Map.of("origin", wrong));
      assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
    }
    allow(" HTTPS://B.example:443/ ");
    assertThat(maria.get("/settings/api/embedding").body())
        .contains("<strong>https://b.example</strong>");
  }

  @Test
  void a_link_that_was_asked_for_with_a_key_stands_nowhere_in_the_clear() {
    var wanted =
        "{\"user_id\": %d, \"application_id\": %d}".formatted(cafe.tom.id(), cafe.lenaAsBarista);
    var made = hiring.post("/embeds", wanted, "Idempotency-Key", "made").json();

    assertThat(
            cafe.inTransaction(() ->
                sql.sql(
                        """
                        select array_agg(encode(body, 'escape') like '%/embed/%')
                        from idempotent_answer
                        """)
                    .query((row, _) -> (Boolean[]) row.getArray(1).getArray())
                    .single()))
        .containsExactly(false);
    assertThat(hiring.post("/embeds", wanted, "Idempotency-Key", "made").json()).isEqualTo(made);
    frame.begin(made.get("url").asString());
    assertThat(status()).isEqualTo(200);
  }

  private void allow(String origin) {
    var answer = maria.post("/settings/api/embedding", Map.of("origin", origin));
    assertThat(answer.statusCode()).isEqualTo(302);
  }

  private String link() {
    return link("\"user_id\": %d".formatted(cafe.tom.id()));
  }

  private String link(String user) {
    var made = make(user + ", \"application_id\": " + cafe.lenaAsBarista);
    assertThat(made.status()).isEqualTo(201);
    return made.json().get("url").asString();
  }

  private ApiClient.Answer make(String wanted) {
    return hiring.post("/embeds", "{" + wanted + "}");
  }

  private void refuses(String field, String wanted) {
    var answer = make(wanted);
    assertThat(answer.status()).as(wanted).isEqualTo(422);
    assertThat(answer.problem()).as(wanted).isEqualTo("invalid-request " + field);
  }

  private int status() {
    return frame.ask("GET", own("/composer")).statusCode();
  }

  private String own(String path) {
    return "/conversations/" + cafe.lenaAsBarista + path;
  }

  private static String of(long user, long application) {
    return "\"user_id\": %d, \"application_id\": %d".formatted(user, application);
  }

  /// The route with things that the user could see without the frame.
  private String other(String pattern) {
    return pattern
        .replace("{seq}", "1")
        .replace("{channel}", "EMAIL")
        .replaceAll("\\{[^}]*}", Long.toString(cafe.jamalAsBarista));
  }

  private static String policy(HttpResponse<String> page) {
    return WebClient.headers(page, "Content-Security-Policy").getFirst();
  }

  private static NewApiKey named(Scope scope, Set<Long> locations) {
    return new NewApiKey(new PersonName("Hiring system"), scope, locations);
  }
}
