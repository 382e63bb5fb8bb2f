package earshot.profile;

import static earshot.WebClient.headers;
import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.Together;
import earshot.company.Rights;
import earshot.company.Staff;
import earshot.company.Users;
import earshot.language.Language;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// A new password for one that is forgotten.
@ChannelsTest
class PasswordResetTest {

  private static final String OLD = "correct horse";
  private static final String NEW = "violet anchor tuesday";
  private static final Pattern LINK = Pattern.compile("http\\S+/new-password/\\S+");

  @Autowired private HarborCafe cafe;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient elsewhere;
  @Autowired private Users users;
  @Autowired private Staff staff;
  @Autowired private TestClock clock;

  private Story story;

  @BeforeEach
  void maria_has_a_password() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    story = cafe.story();
    story.in(() -> {
      users.changePassword(story.maria().id(), "{noop}" + OLD);
      return OLD;
    });
  }

  @Test
  void the_link_leads_to_a_new_password_and_into_the_app() {
    want(story.maria().email());
    var link = link(mails().getFirst());
    assertThat(maria.get(link).body()).contains("For Maria Lopez, Harbor Cafe.");

    var answer = maria.post(link, Map.of("password", NEW));

    assertThat(location(answer)).isEqualTo("/applications");
    assertThat(maria.get("/applications").body()).contains("Maria Lopez");
    assertThat(elsewhere.signIn(story.maria().email(), OLD).statusCode()).isEqualTo(401);
    assertThat(elsewhere.signIn(story.maria().email(), NEW).statusCode()).isEqualTo(302);
  }

  @Test
  void the_mail_is_in_the_language_of_its_reader() throws Exception {
    story.mariaReads(Language.SPANISH);

    want(story.maria().email());

    var mail = mails().getFirst();
    assertThat(mail.getSubject()).isEqualTo("Elija una contraseña nueva");
    assertThat(Peers.html(mail)).contains("lang=\"es\"", "durante una hora");
  }

  @Test
  void the_answer_is_the_same_whether_anybody_has_the_address() {
    var known = want(story.maria().email());
    var unknown = want("nobody@mail.example");

    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(alike(known)).isEqualTo(alike(unknown));
    assertThat(known.body()).contains("If that address belongs to an account");
    assertThat(Peers.mailTo("nobody@mail.example")).isEmpty();
    assertThat(mails()).hasSize(1);
  }

  @Test
  void an_address_may_be_typed_in_capitals_and_with_spaces() {
    want(" " + story.maria().email().toUpperCase(Locale.ROOT));

    assertThat(mails()).hasSize(1);
  }

  @Test
  void who_is_disabled_gets_no_link() {
    story.in(() -> {
      staff.change(story.maria().id(), Rights.reviewer(Set.of()));
      staff.disable(story.maria().id());
      return OLD;
    });

    want(story.maria().email());

    assertThat(mails()).isEmpty();
  }

  @Test
  void it_expires_after_an_hour() {
    want(story.maria().email());
    var link = link(mails().getFirst());

    clock.advance(Duration.ofMinutes(59));
    assertThat(maria.get(link).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(2));

    assertThat(maria.get(link).statusCode()).isEqualTo(410);
    assertThat(maria.post(link, Map.of("password", NEW)).statusCode()).isEqualTo(410);
    assertThat(elsewhere.signIn(story.maria().email(), OLD).statusCode()).isEqualTo(302);
  }

  @Test
  void it_works_once_and_ends_all_that_were_sent_before() {
    want(story.maria().email());
    clock.advance(Duration.ofMinutes(11));
    want(story.maria().email());
    var first = link(mails().getFirst());
    var second = link(mails().getLast());
    maria.get(first);
    maria.post(first, Map.of("password", NEW));

    for (var link : List.of(first, second)) {
      assertThat(elsewhere.get(link).statusCode()).isEqualTo(410);
      assertThat(elsewhere.post(link, Map.of("password", "another good sentence")).statusCode())
          .isEqualTo(410);
    }
    assertThat(elsewhere.signIn(story.maria().email(), NEW).statusCode()).isEqualTo(302);
  }

  @Test
  void used_twice_at_the_same_moment_it_works_once() {
    want(story.maria().email());
    var link = link(mails().getFirst());
    maria.get(link);
    elsewhere.get(link);

    List<Integer> answers =
        Together.all(
            List.of(
                () -> maria.post(link, Map.of("password", NEW)).statusCode(),
                () -> elsewhere.post(link, Map.of("password", NEW + " two")).statusCode()));

    assertThat(answers).containsExactlyInAnyOrder(302, 410);
  }

  @Test
  void opening_it_changes_nothing_and_tells_no_other_site() {
    want(story.maria().email());
    var link = link(mails().getFirst());
    for (var n = 0; n < 3; n++)
      assertThat(headers(elsewhere.get(link), "Referrer-Policy")).containsExactly("no-referrer");

    assertThat(elsewhere.signIn(story.maria().email(), OLD).statusCode()).isEqualTo(302);
    maria.get(link);
    assertThat(maria.post(link, Map.of("password", NEW)).statusCode()).isEqualTo(302);
  }

  @Test
  void other_sessions_end_and_a_mail_says_that_the_password_was_changed() {
    elsewhere.signIn(story.maria().email(), OLD);
    elsewhere.get("/applications");
    want(story.maria().email());
    var link = link(mails().getFirst());
    maria.get(link);
    maria.post(link, Map.of("password", NEW));
    cafe.runJobs();

    assertThat(location(elsewhere.get("/applications"))).isEqualTo("/sign-in");
    var mail = mails().getLast();
    assertThat(MailClient.header(mail, "Subject")).isEqualTo("Your password was changed");
    assertThat(Peers.text(mail)).contains("If it was not you");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "password123", "iloveyou", "11111111", "maria lopez"})
  void a_short_or_common_password_is_refused_and_the_link_still_works(String password) {
    want(story.maria().email());
    var link = link(mails().getFirst());
    maria.get(link);

    var answer = maria.post(link, Map.of("password", password));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.body()).select("#password-problem").text()).isNotEmpty();
    assertThat(maria.post(link, Map.of("password", NEW)).statusCode()).isEqualTo(302);
  }

  @Test
  void nobodys_mailbox_is_filled() {
    for (var n = 0; n < 6; n++) assertThat(want(story.maria().email()).statusCode()).isEqualTo(200);

    assertThat(mails()).hasSize(3);
  }

  @Test
  void one_place_cannot_ask_for_everybody() {
    for (var n = 0; n < 20; n++) post("nobody" + n + "@mail.example");

    var refused = post(story.maria().email());

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(headers(refused, "Retry-After")).containsExactly("30");
    assertThat(refused.body()).contains("Too many tries. Try again in a minute.");
    assertThat(Jsoup.parse(refused.body()).select("[name=email]").val())
        .isEqualTo(story.maria().email());
    cafe.forgetJobs();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "maria", "a\0b@c.d", "x@x.example\r\nBcc: y@y.example"})
  void what_is_no_address_gets_the_same_answer_and_no_mail(String typed) {
    assertThat(want(typed).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> want(String email) {
    var answer = post(email);
    cafe.runJobs();
    return answer;
  }

  private HttpResponse<String> post(String email) {
    maria.get("/forgot-password");
    return maria.post("/forgot-password", Map.of("email", email));
  }

  private List<MimeMessage> mails() {
    return Peers.mailTo(story.maria().email());
  }

  private static String alike(HttpResponse<String> page) {
    return page.body().replaceAll("name=\"csrf\" content=\"[^\"]+\"", "");
  }

  private static String link(MimeMessage mail) {
    var found = LINK.matcher(Peers.text(mail));
    assertThat(found.find()).isTrue();
    return URI.create(found.group()).getPath();
  }
}
