package earshot.profile;

import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.company.EmailAddress;
import earshot.company.Users;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Changing one's address: confirmed by the new one, told to the old one.
@ChannelsTest
class OwnAddressTest {

  private static final String PASSWORD = "correct horse";
  private static final String NEW = "violet anchor tuesday";
  private static final Pattern PASSWORD_LINK = Pattern.compile("http\\S+/new-password/\\S+");
  private static final Pattern LINK = Pattern.compile("http\\S+/new-address/\\S+");
  private static final Map<String, String> SURE = Map.of("sure", "true");

  @Autowired private HarborCafe cafe;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient elsewhere;
  @Autowired private Users users;
  @Autowired private TestClock clock;

  private Story story;
  private String old;
  private String wanted;

  @BeforeEach
  void maria_is_signed_in() {
    story = cafe.story();
    old = story.maria().email();
    wanted = "lopez" + story.company() + "@mail.example";
    story.in(() -> {
      users.changePassword(story.maria().id(), "{noop}" + PASSWORD);
      return old;
    });
    maria.signIn(old, PASSWORD);
    maria.get("/settings/me");
  }

  @Test
  void holds_once_the_new_address_has_confirmed_it() {
    assertThat(location(want(wanted))).isEqualTo("/settings/me?done=address");
    assertThat(maria.get("/settings/me").body()).contains(wanted + " waits for being confirmed");
    assertThat(elsewhere.signIn(wanted, PASSWORD).statusCode()).isEqualTo(401);
    var link = link();
    assertThat(elsewhere.get(link).body()).contains("Maria Lopez signs in with", wanted);
    assertThat(elsewhere.signIn(wanted, PASSWORD).statusCode()).isEqualTo(401);

    elsewhere.get(link);
    assertThat(elsewhere.post(link, Map.of()).body()).contains("Tick the box first");
    assertThat(elsewhere.signIn(wanted, PASSWORD).statusCode()).isEqualTo(401);
    elsewhere.get(link);
    var answer = elsewhere.post(link, SURE);
    cafe.runJobs();

    assertThat(answer.body()).contains("Your address is changed");
    assertThat(elsewhere.signIn(old, PASSWORD).statusCode()).isEqualTo(401);
    assertThat(elsewhere.signIn(wanted, PASSWORD).statusCode()).isEqualTo(302);
    var note = Peers.mailTo(old).getLast();
    assertThat(MailClient.header(note, "Subject")).isEqualTo("Your address was changed");
    assertThat(Peers.text(note)).contains(wanted, "If it was not you");
  }

  @Test
  void the_link_works_once_and_for_a_day() {
    want(wanted);
    var first = link();
    clock.advance(Duration.ofHours(25));
    assertThat(elsewhere.get(first).statusCode()).isEqualTo(410);

    maria.get("/settings/me");
    want(wanted);
    var second = link();
    elsewhere.get(second);
    assertThat(elsewhere.post(second, SURE).statusCode()).isEqualTo(200);
    assertThat(elsewhere.post(second, SURE).statusCode()).isEqualTo(410);
  }

  @Test
  void another_wish_ends_the_one_before() {
    want(wanted);
    var link = link();
    want("other" + wanted);

    assertThat(elsewhere.get(link).statusCode()).isEqualTo(410);
  }

  @Test
  void a_new_password_ends_a_wish() {
    want(wanted);
    var link = link();
    maria.get("/settings/me");

    var answer = maria.post("/settings/me/password", Map.of("current", PASSWORD, "password", NEW));

    assertThat(location(answer)).isEqualTo("/settings/me?done=password");
    assertThat(elsewhere.get(link).statusCode()).isEqualTo(410);
    assertThat(maria.get("/settings/me").body()).doesNotContain("waits for being confirmed");
  }

  @Test
  void a_forgotten_password_ends_a_wish_too() {
    want(wanted);
    var link = link();

    var password = passwordLink();
    elsewhere.get(password);
    elsewhere.post(password, Map.of("password", NEW));

    assertThat(elsewhere.get(link).statusCode()).isEqualTo(410);
    assertThat(elsewhere.post(link, SURE).statusCode()).isEqualTo(410);
  }

  @Test
  void a_new_address_ends_links_to_a_new_password_in_the_old_mailbox() {
    var password = passwordLink();
    maria.get("/settings/me");
    want(wanted);
    var link = link();

    elsewhere.get(link);
    elsewhere.post(link, SURE);

    assertThat(elsewhere.get(password).statusCode()).isEqualTo(410);
  }

  private String passwordLink() {
    elsewhere.get("/forgot-password");
    elsewhere.post("/forgot-password", Map.of("email", old));
    cafe.runJobs();
    var found = PASSWORD_LINK.matcher(Peers.text(Peers.mailTo(old).getLast()));
    assertThat(found.find()).isTrue();
    return URI.create(found.group()).getPath();
  }

  @Test
  void wants_the_password_and_not_too_many_guesses_of_it() {
    for (var n = 0; n < 10; n++) {
      var answer = post(wanted, "wrong");
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("That is not your password.", wanted);
    }

    var refused = post(wanted, PASSWORD);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("60");
    assertThat(refused.body()).contains("Too many tries. Try again in a minute.", wanted);
    cafe.runJobs();
    assertThat(Peers.mailTo(wanted)).isEmpty();
  }

  @Test
  void an_address_of_a_colleague_cannot_be_taken() {
    var tom = story.colleague("Tom Becker", true);

    var answer = post(tom.email(), PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Somebody of your company has this address already.");
  }

  @Test
  void an_address_that_a_colleague_got_meanwhile_is_not_taken() {
    want(wanted);
    var link = link();
    var tom = story.colleague("Tom Becker", true);
    story.in(() -> {
      users.changeEmail(tom.id(), new EmailAddress(wanted));
      return tom;
    });

    elsewhere.get(link);
    assertThat(elsewhere.post(link, SURE).statusCode()).isEqualTo(410);
    assertThat(elsewhere.signIn(old, PASSWORD).statusCode()).isEqualTo(302);
  }

  private HttpResponse<String> want(String email) {
    var answer = post(email, PASSWORD);
    cafe.runJobs();
    return answer;
  }

  private HttpResponse<String> post(String email, String password) {
    return maria.post("/settings/me/address", Map.of("email", email, "confirmation", password));
  }

  private String link() {
    List<MimeMessage> mails = Peers.mailTo(wanted);
    var found = LINK.matcher(Peers.text(mails.getLast()));
    assertThat(found.find()).isTrue();
    return URI.create(found.group()).getPath();
  }
}
