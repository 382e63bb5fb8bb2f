package earshot.passkey;

import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.MailClient;
import earshot.Peers;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.WebClient;
import earshot.company.Staff;
import earshot.web.PublicUrl;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Signing in by a passkey, and what is no passkey.
@ChannelsTest
class PasskeyTest {

  private static final String SETTINGS = "/settings/me/signing-in";
  private static final String PASSWORD = SmallCompany.PASSWORD;

  @Autowired private HarborCafe harbor;
  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient other;
  @Autowired private StaffClient maria;
  @Autowired private Staff staff;
  @Autowired private PublicUrl url;
  @Autowired private TestClock clock;

  private SoftAuthenticator key;

  @BeforeEach
  void tom_has_a_passkey() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    key = new SoftAuthenticator(url.byName().orElseThrow().toString());
    tom.signIn(cafe.tom);
    assertThat(add(tom, key, "My phone").statusCode()).isEqualTo(204);
  }

  @Test
  void it_lets_in_without_password_and_code_and_opens_the_page_asked_for() {
    cafe.update("update company set second_factor_required = true");
    other.get("/conversations/" + cafe.lenaAsBarista);
    key.counter = 1;

    var answer = signIn(other);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("/conversations/" + cafe.lenaAsBarista);
    assertThat(other.get("/applications").body()).contains("Tom Becker");
    assertThat(other.get(SETTINGS).body()).contains("My phone", "Last used");
  }

  static List<Consumer<SoftAuthenticator>> lies() {
    return List.of(
        key -> key.origin = "https://earshot.example.net",
        key -> key.origin = "http://localhost:1",
        key -> key.host = "earshot.example.net",
        key -> key.flags = SoftAuthenticator.PRESENT,
        key -> key.flags = SoftAuthenticator.VERIFIED,
        SoftAuthenticator::forgeKeys,
        key -> key.id[0] ^= 1,
        key -> key.handle[0] ^= 1,
        key -> key.handle = new byte[] {});
  }

  @ParameterizedTest
  @MethodSource("lies")
  void what_does_not_verify_lets_nobody_in(Consumer<SoftAuthenticator> lie) {
    lie.accept(key);

    var answer = signIn(other);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("That passkey does not open anything here.");
    assertThat(other.cookie("earshot-session")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lies")
  void what_does_not_verify_is_not_added(Consumer<SoftAuthenticator> lie) {
    var another = new SoftAuthenticator(key.origin);
    another.handle = new byte[] {1};
    if (hasNothingToDoWithAdding(lie, another)) return;

    assertThat(add(tom, another, "Another").statusCode()).isEqualTo(422);
    assertThat(tom.get(SETTINGS).body()).doesNotContain("Another");
  }

  @Test
  void a_challenge_is_good_once_for_five_minutes_and_for_the_browser_that_was_asked() {
    var options = options(other);
    var signed = key.get(options);
    maria.get("/sign-in");
    assertThat(credential(maria, signed).statusCode()).isEqualTo(401);

    clock.advance(Duration.ofMinutes(6));
    assertThat(credential(other, signed).statusCode()).isEqualTo(401);

    key.counter = 1;
    var again = key.get(options(other));
    var challenge = other.cookie("earshot-passkey").orElseThrow();
    assertThat(credential(other, again).statusCode()).isEqualTo(200);
    maria.setCookie("earshot-passkey", challenge);
    assertThat(credential(maria, again).statusCode()).isEqualTo(401);
  }

  @Test
  void a_challenge_for_signing_in_adds_nothing_and_one_for_adding_lets_nobody_in() {
    var another = new SoftAuthenticator(key.origin);
    var made = another.create(addOptions(tom).body());
    tom.postByScript("/sign-in/passkey/options", Map.of());
    assertThat(
            tom.post(SETTINGS + "/passkeys", Map.of("name", "Another", "credential", made))
                .statusCode())
        .isEqualTo(422);

    var asked = addOptions(tom).body();
    key.counter = 1;
    assertThat(credential(tom, key.get(asked)).statusCode()).isEqualTo(401);
  }

  @Test
  void a_copy_that_counts_behind_the_original_is_refused() {
    key.counter = 7;
    assertThat(signIn(other).statusCode()).isEqualTo(200);
    key.counter = 7;
    assertThat(signIn(maria).statusCode()).isEqualTo(401);
    key.counter = 6;
    assertThat(signIn(maria).statusCode()).isEqualTo(401);
    key.counter = 8;
    assertThat(signIn(maria).statusCode()).isEqualTo(200);
  }

  @Test
  void one_that_counts_nothing_lets_in_again_and_again() {
    assertThat(signIn(other).statusCode()).isEqualTo(200);
    assertThat(signIn(maria).statusCode()).isEqualTo(200);
  }

  @Test
  void removed_with_the_password_it_opens_nothing_any_more_and_mails_tell_of_both() {
    var page = Jsoup.parse(tom.get(SETTINGS).body());
    var path = page.select(".passkey-list form[action$=/remove]").attr("action");
    assertThat(tom.post(path, Map.of("password", "wrong")).statusCode()).isEqualTo(422);
    assertThat(location(tom.post(path, Map.of("password", PASSWORD))))
        .isEqualTo(SETTINGS + "?done=passkey-removed");

    assertThat(signIn(other).statusCode()).isEqualTo(401);
    harbor.runJobs();
    assertThat(Peers.mailTo(cafe.tom.email()))
        .extracting(mail -> MailClient.header(mail, "Subject"))
        .contains("A passkey was added", "A passkey was removed");
  }

  @Test
  void too_many_wrong_passwords_are_told_beside_it() {
    var page = Jsoup.parse(tom.get(SETTINGS).body());
    var path = page.select(".passkey-list form[action$=/remove]").attr("action");
    for (var n = 0; n < 10; n++) tom.post(path, Map.of("password", "wrong"));

    var refused = tom.post(path, Map.of("password", PASSWORD));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Jsoup.parse(refused.body()).select(".passkey-list .error").text())
        .contains("Too many tries. Try again in a minute.");
  }

  @Test
  void it_can_be_renamed_and_by_nobody_else() {
    var page = Jsoup.parse(tom.get(SETTINGS).body());
    var path = page.select(".passkey-list form[action$=/name]").attr("action");
    assertThat(tom.post(path, Map.of("name", " ")).statusCode()).isEqualTo(422);
    assertThat(tom.post(path, Map.of("name", "Key ring")).statusCode()).isEqualTo(302);
    assertThat(tom.get(SETTINGS).body()).contains("Key ring");

    maria.signIn(cafe.maria);
    assertThat(maria.post(path, Map.of("name", "Mine")).statusCode()).isEqualTo(404);
    var remove = path.replace("/name", "/remove");
    assertThat(maria.post(remove, Map.of("password", PASSWORD)).statusCode()).isEqualTo(404);
  }

  @Test
  void it_ends_with_its_user_and_does_not_come_back() {
    cafe.run(() -> staff.disable(cafe.tom.id()));
    assertThat(signIn(other).statusCode()).isEqualTo(401);

    cafe.run(() -> staff.enable(cafe.tom.id()));
    assertThat(signIn(other).statusCode()).isEqualTo(401);
    assertThat(location(other.signIn(cafe.tom.email(), PASSWORD))).isEqualTo("/applications");
  }

  @Test
  void an_administrator_takes_it_from_who_lost_it() {
    maria.signIn(cafe.maria);
    assertThat(maria.get("/settings/people/" + cafe.tom.id()).body()).contains("lost the phone");
    maria.post("/settings/people/" + cafe.tom.id() + "/second-factor/reset", Map.of());

    assertThat(signIn(other).statusCode()).isEqualTo(401);
  }

  @Test
  void adding_one_wants_the_password_and_no_passkey_twice() {
    tom.get(SETTINGS);
    var refused = tom.postByScript(SETTINGS + "/passkeys/options", Map.of("password", "wrong"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("That is not your password.");

    assertThat(add(tom, key, "Once more").statusCode()).isEqualTo(422);
    assertThat(addOptions(tom).body()).contains("excludeCredentials");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[]",
        "{\"id\":1}",
        "\0",
        "{\"response\":{\"userHandle\":\"!\"}}"
      })
  void what_is_no_credential_at_all_is_refused_like_a_wrong_one(String nonsense) {
    options(other);
    assertThat(credential(other, nonsense).statusCode()).isEqualTo(401);
    addOptions(tom);
    assertThat(
            tom.post(SETTINGS + "/passkeys", Map.of("name", "x", "credential", nonsense))
                .statusCode())
        .isEqualTo(422);
  }

  private HttpResponse<String> add(WebClient browser, SoftAuthenticator with, String name) {
    var made = with.create(addOptions(browser).body());
    return browser.postByScript(SETTINGS + "/passkeys", Map.of("name", name, "credential", made));
  }

  private static HttpResponse<String> addOptions(WebClient browser) {
    browser.get(SETTINGS);
    return browser.postByScript(SETTINGS + "/passkeys/options", Map.of("password", PASSWORD));
  }

  private HttpResponse<String> signIn(WebClient browser) {
    return credential(browser, key.get(options(browser)));
  }

  private static String options(WebClient browser) {
    browser.get("/sign-in");
    var answer = browser.postByScript("/sign-in/passkey/options", Map.of());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static HttpResponse<String> credential(WebClient browser, String credential) {
    return browser.postByScript("/sign-in/passkey", Map.of("credential", credential));
  }

  /// A new passkey has the key, the id and the handle it says it has.
  private static boolean hasNothingToDoWithAdding(
      Consumer<SoftAuthenticator> lie, SoftAuthenticator about) {
    var honest = new SoftAuthenticator(about.origin);
    lie.accept(about);
    return about.origin.equals(honest.origin)
        && about.host.equals(honest.host)
        && about.flags == honest.flags;
  }
}
