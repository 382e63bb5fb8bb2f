package earshot.setup;

import static earshot.WebClient.headers;
import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.Peers;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.Together;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Further companies, by invitation of the operator; an open sign-up is the same without one.
@ChannelsTest
class SignUpTest {

  private static final String INVITATION = "come-in-and-see-us";
  private static final String PASSWORD = "violet anchor tuesday";
  private static final Pattern LINK = Pattern.compile("http\\S+/sign-up/\\S+");

  @Autowired private HarborCafe cafe;
  @Autowired private StaffClient ana;
  @Autowired private StaffClient other;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;

  private String email;

  @BeforeEach
  void there_is_a_company_already() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    cafe.story();
    email = "ana-" + UUID.randomUUID() + "@northwind.example";
  }

  @Test
  void a_confirmed_address_gets_a_company_of_its_own() {
    var link = link(want(INVITATION, email));
    assertThat(ana.get(link).body()).contains("You sign in with", email);

    var answer = found(ana, link, Map.of("email", "somebody@else.example"));

    assertThat(location(answer)).isEqualTo("/settings/people?done=founded");
    assertThat(ana.get(location(answer)).body())
        .contains("Your company is set up", "Ana Silva", email, "Administrator")
        .doesNotContain("Maria Lopez", "somebody@else.example");
    assertThat(other.signIn(email, PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void the_mail_is_in_the_language_of_who_asks() throws Exception {
    ana.get("/sign-up");
    ana.send(
        ana.withToken(ana.request("/sign-up", "Accept-Language", "es"))
            .POST(BodyPublishers.ofString("invitation=" + INVITATION + "&email=" + email)));
    cafe.runJobs();

    assertThat(Peers.mailTo(email).getFirst().getSubject()).isEqualTo("Configure su empresa");
  }

  @Test
  void who_is_not_invited_gets_no_mail() {
    var answer = want("some-other-words", email);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.body()).select("#invitation-problem").text())
        .isEqualTo("That is no invitation of this server.");
    assertThat(Peers.mailTo(email)).isEmpty();
  }

  @Test
  void what_is_no_address_gets_no_mail() {
    assertThat(want(INVITATION, "ana").statusCode()).isEqualTo(422);
  }

  @Test
  void the_link_works_once() {
    var link = link(want(INVITATION, email));
    found(ana, link, Map.of());

    assertThat(other.get(link).statusCode()).isEqualTo(410);
    assertThat(found(other, link, Map.of()).statusCode()).isEqualTo(410);
  }

  @Test
  void used_twice_at_the_same_moment_it_makes_one_company() {
    var link = link(want(INVITATION, email));
    ana.get(link);
    other.get(link);

    List<Integer> answers =
        Together.all(
            List.of(
                () -> send(ana, link, Map.of()).statusCode(),
                () -> send(other, link, Map.of()).statusCode()));

    assertThat(answers).containsExactlyInAnyOrder(302, 410);
  }

  @Test
  void it_expires_after_a_day() {
    var link = link(want(INVITATION, email));
    clock.advance(Duration.ofHours(25));

    assertThat(ana.get(link).statusCode()).isEqualTo(410);
    assertThat(found(ana, link, Map.of()).statusCode()).isEqualTo(410);
  }

  @Test
  void a_common_password_is_refused_and_the_link_still_works() {
    var link = link(want(INVITATION, email));

    assertThat(found(ana, link, Map.of("password", "password1")).statusCode()).isEqualTo(422);
    assertThat(found(ana, link, Map.of()).statusCode()).isEqualTo(302);
  }

  @Test
  void opening_it_changes_nothing_and_the_database_does_not_know_it() {
    var link = link(want(INVITATION, email));
    for (var n = 0; n < 3; n++)
      assertThat(headers(ana.get(link), "Referrer-Policy")).containsExactly("no-referrer");

    assertThat(sql.sql("select * from sign_up").query().listOfRows().toString())
        .doesNotContain(link.substring("/sign-up/".length()));
    assertThat(found(ana, link, Map.of()).statusCode()).isEqualTo(302);
  }

  @Test
  void nobodys_mailbox_is_filled() {
    for (var n = 0; n < 6; n++) assertThat(want(INVITATION, email).statusCode()).isEqualTo(200);

    assertThat(Peers.mailTo(email)).hasSize(3);
  }

  @Test
  void guessing_the_invitation_is_throttled() {
    for (var n = 0; n < 20; n++) want("guess " + n, email);

    var refused = want(INVITATION, email);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(headers(refused, "Retry-After")).isNotEmpty();
    assertThat(Jsoup.parse(refused.body()).select("form .input").eachAttr("value"))
        .containsExactly(INVITATION, email);
  }

  private HttpResponse<String> want(String invitation, String address) {
    ana.get("/sign-up");
    var answer = ana.post("/sign-up", Map.of("invitation", invitation, "email", address));
    cafe.runJobs();
    return answer;
  }

  private String link(HttpResponse<String> sent) {
    assertThat(sent.body()).contains("A link is on its way.");
    List<MimeMessage> mails = Peers.mailTo(email);
    var found = LINK.matcher(Peers.text(mails.getLast()));
    assertThat(found.find()).isTrue();
    return URI.create(found.group()).getPath();
  }

  private static HttpResponse<String> found(
      StaffClient client, String link, Map<String, ?> changed) {
    client.get(link);
    return send(client, link, changed);
  }

  private static HttpResponse<String> send(
      StaffClient client, String link, Map<String, ?> changed) {
    var form =
        new HashMap<String, Object>(
            Map.of(
                "company", "Northwind Clinic",
                "name", "Ana Silva",
                "password", PASSWORD,
                "location", "Sutter Street",
                "zone", "America/Los_Angeles",
                "region", "US"));
    form.putAll(changed);
    return client.post(link, form);
  }
}
