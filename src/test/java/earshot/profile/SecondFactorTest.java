package earshot.profile;

import static earshot.WebClient.headers;
import static earshot.WebClient.location;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.MailClient;
import earshot.Peers;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.Together;
import earshot.WebClient;
import earshot.company.User;
import earshot.secondfactor.Authenticator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A code of the phone after the password.
@ChannelsTest
class SecondFactorTest {

  private static final String PASSWORD = SmallCompany.PASSWORD;
  private static final String SETTINGS = "/settings/me/signing-in";

  @Autowired private HarborCafe harbor;
  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient other;
  @Autowired private StaffClient maria;
  @Autowired private TestClock clock;

  @BeforeEach
  void at_some_time() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
  }

  @Test
  void once_it_is_on_the_password_alone_opens_nothing() {
    var app = setUp(cafe.tom).app();
    assertThat(location(other.signIn(cafe.tom.email(), PASSWORD))).isEqualTo("/sign-in/code");
    assertThat(other.cookie("earshot-session")).isEmpty();
    assertThat(location(other.get("/applications"))).isEqualTo("/sign-in");
    assertThat(location(other.get("/conversations/" + cafe.lenaAsBarista))).isEqualTo("/sign-in");

    assertThat(other.get("/sign-in/code").body()).contains("Enter the code");
    var answer = other.post("/sign-in/code", Map.of("code", app.code(1)));
    assertThat(location(answer)).startsWith("/conversations/" + cafe.lenaAsBarista);
    assertThat(other.get("/applications").body()).contains("Tom Becker");
  }

  @Test
  void it_is_not_on_before_a_first_code_and_the_password_have_confirmed_it() {
    tom.signIn(cafe.tom);
    begin(tom);
    assertThat(confirm(tom, "wrong", app(tom).code()).statusCode()).isEqualTo(422);
    var refused = confirm(tom, PASSWORD, "000000");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("That is not the code of this key.");

    assertThat(location(other.signIn(cafe.tom.email(), PASSWORD))).isEqualTo("/applications");
  }

  @Test
  void too_many_wrong_passwords_are_told_on_the_page_itself() {
    tom.signIn(cafe.tom);
    begin(tom);
    for (var n = 0; n < 10; n++)
      assertThat(confirm(tom, "wrong", app(tom).code()).statusCode()).isEqualTo(422);

    var refused = confirm(tom, PASSWORD, app(tom).code());

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(headers(refused, "Retry-After")).containsExactly("60");
    assertThat(Jsoup.parse(refused.body()).select("form.factor .error").text())
        .contains("Too many tries. Try again in a minute.");
  }

  @Test
  void a_code_is_good_once_and_none_before_it_is_good_any_more() {
    var app = setUp(cafe.tom).app();
    clock.advance(Duration.ofMinutes(5));
    other.signIn(cafe.tom.email(), PASSWORD);
    var before = app.code(-1);
    assertThat(enter(other, app.code()).statusCode()).isEqualTo(302);

    maria.signIn(cafe.tom.email(), PASSWORD);
    for (var used : List.of(app.code(), before)) {
      var refused = enter(maria, used);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains("it was used already");
    }
    assertThat(enter(maria, app.code(1)).statusCode()).isEqualTo(302);
  }

  @Test
  void the_page_asked_for_opens_whatever_is_in_its_address() {
    var app = setUp(cafe.tom).app();
    clock.advance(Duration.ofMinutes(5));
    other.setCookie(
        "earshot-page",
        Base64.getUrlEncoder().encodeToString("/message-center/search?q={x}".getBytes(UTF_8)));
    other.signIn(cafe.tom.email(), PASSWORD);

    assertThat(location(enter(other, app.code()))).isEqualTo("/message-center/search?q=%7Bx%7D");
  }

  @Test
  void typed_twice_at_the_same_moment_it_lets_in_once() {
    var app = setUp(cafe.tom).app();
    clock.advance(Duration.ofMinutes(5));
    other.signIn(cafe.tom.email(), PASSWORD);
    maria.signIn(cafe.tom.email(), PASSWORD);
    other.get("/sign-in/code");
    maria.get("/sign-in/code");

    List<Integer> answers =
        Together.all(
            List.of(
                () -> enter(other, app.code()).statusCode(),
                () -> enter(maria, app.code()).statusCode()));

    assertThat(answers).containsExactlyInAnyOrder(302, 401);
  }

  @Test
  void each_recovery_code_lets_in_once_and_a_mail_tells_of_it() {
    var codes = setUp(cafe.tom).recoveryCodes();
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    other.signIn(cafe.tom.email(), PASSWORD);
    var typed = codes.getFirst().toUpperCase(java.util.Locale.ROOT).replace("-", " ");
    assertThat(enter(other, typed).statusCode()).isEqualTo(302);
    assertThat(other.get(SETTINGS).body()).contains("9 of 10 recovery codes are left");

    maria.signIn(cafe.tom.email(), PASSWORD);
    assertThat(enter(maria, codes.getFirst()).statusCode()).isEqualTo(401);
    assertThat(subjects(cafe.tom)).contains("A recovery code was used");
  }

  @Test
  void new_recovery_codes_end_the_old_ones() {
    var set = setUp(cafe.tom);
    var form = Map.of("password", PASSWORD, "code", set.recoveryCodes().getLast());
    var made = recoveryCodes(tom.post(SETTINGS + "/second-factor/codes", form));

    assertThat(made).hasSize(10).doesNotContainAnyElementsOf(set.recoveryCodes());
    other.signIn(cafe.tom.email(), PASSWORD);
    assertThat(enter(other, set.recoveryCodes().getFirst()).statusCode()).isEqualTo(401);
    assertThat(enter(other, made.getFirst()).statusCode()).isEqualTo(302);
  }

  @Test
  void a_new_password_by_mail_asks_for_the_code_too() {
    var app = setUp(cafe.tom).app();
    other.get("/forgot-password");
    other.post("/forgot-password", Map.of("email", cafe.tom.email()));
    harbor.runJobs();
    var mail = Peers.text(Peers.mailTo(cafe.tom.email()).getLast());
    var link = URI.create(mail.replaceAll("(?s).*(http\\S+/new-password/\\S+).*", "$1")).getPath();
    other.get(link);

    assertThat(location(other.post(link, Map.of("password", "violet anchor tuesday"))))
        .isEqualTo("/sign-in/code");
    assertThat(location(other.get("/applications"))).isEqualTo("/sign-in");
    assertThat(enter(other, app.code(1)).statusCode()).isEqualTo(302);
  }

  @Test
  void guessing_is_slowed_down_and_keeps_nobody_out_of_a_browser_of_the_own() {
    var app = setUp(cafe.tom).app();
    tom.post("/sign-out", Map.of());
    other.signIn(cafe.tom.email(), PASSWORD);
    for (var n = 0; n < 5; n++) assertThat(enter(other, "000000").statusCode()).isEqualTo(401);

    var refused = enter(other, app.code(1));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(headers(refused, "Retry-After")).containsExactly("300");
    assertThat(refused.body()).contains("Try again in 5 minutes.");
    assertThat(location(other.get("/applications"))).isEqualTo("/sign-in");

    tom.signIn(cafe.tom.email(), PASSWORD);
    assertThat(enter(tom, app.code(1)).statusCode()).isEqualTo(302);
    maria.signIn(cafe.maria);
    assertThat(maria.get("/settings/audit-log").body())
        .contains("Somebody gave a wrong code for Tom Becker");
  }

  @Test
  void the_half_way_ends_after_ten_minutes_and_with_a_changed_password() {
    var app = setUp(cafe.tom).app();
    other.signIn(cafe.tom.email(), PASSWORD);
    clock.advance(Duration.ofMinutes(11));
    assertThat(enter(other, app.code()).statusCode()).isEqualTo(410);

    other.signIn(cafe.tom.email(), PASSWORD);
    tom.get("/settings/me");
    tom.post(
        "/settings/me/password", Map.of("current", PASSWORD, "password", "violet anchor tuesday"));
    assertThat(other.get("/sign-in/code").statusCode()).isEqualTo(410);
    assertThat(enter(other, app.code()).statusCode()).isEqualTo(410);
    assertThat(other.cookie("earshot-session")).isEmpty();
  }

  @Test
  void turning_it_off_wants_the_password_and_a_code() {
    var app = setUp(cafe.tom).app();
    clock.advance(Duration.ofMinutes(5));
    var off = SETTINGS + "/second-factor/off";
    assertThat(tom.post(off, Map.of("password", "wrong", "code", app.code())).statusCode())
        .isEqualTo(422);
    assertThat(tom.post(off, Map.of("password", PASSWORD, "code", "000000")).statusCode())
        .isEqualTo(422);
    assertThat(location(other.signIn(cafe.tom.email(), PASSWORD))).isEqualTo("/sign-in/code");

    assertThat(location(tom.post(off, Map.of("password", PASSWORD, "code", app.code()))))
        .isEqualTo(SETTINGS + "?done=factor-off");
    assertThat(location(other.signIn(cafe.tom.email(), PASSWORD))).isEqualTo("/applications");
    assertThat(subjects(cafe.tom))
        .contains("A second factor was set up", "Your second factor was turned off");
  }

  @Test
  void an_administrator_resets_it_for_who_lost_the_phone_and_never_the_own() {
    setUp(cafe.tom);
    maria.signIn(cafe.maria);
    assertThat(maria.get("/settings/people/" + cafe.tom.id()).body()).contains("lost the phone");

    maria.post("/settings/people/" + cafe.tom.id() + "/second-factor/reset", Map.of());

    assertThat(location(tom.get("/applications"))).isEqualTo("/sign-in");
    assertThat(location(tom.signIn(cafe.tom.email(), PASSWORD))).isEqualTo("/applications");
    assertThat(subjects(cafe.tom)).contains("Your second factor was reset");
    var own = "/settings/people/" + cafe.maria.id() + "/second-factor/reset";
    assertThat(maria.post(own, Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void where_the_company_wants_one_of_everybody_it_is_set_up_with_the_next_sign_in() {
    tom.signIn(cafe.tom);
    maria.signIn(cafe.maria);
    maria.get("/settings/people");
    maria.post("/settings/people/second-factor", Map.of("required", true));
    assertThat(tom.get("/applications").statusCode()).isEqualTo(200);

    assertThat(location(other.signIn(cafe.tom.email(), PASSWORD)))
        .isEqualTo("/sign-in/second-factor");
    assertThat(location(other.get("/applications"))).isEqualTo("/sign-in");
    var page = other.get("/sign-in/second-factor");
    assertThat(page.body()).contains("Harbor Cafe wants one of everybody");
    var app = new Authenticator(Jsoup.parse(page.body()).select(".key").text(), clock);
    assertThat(other.post("/sign-in/second-factor", Map.of("code", "000000")).statusCode())
        .isEqualTo(422);
    var done = other.post("/sign-in/second-factor", Map.of("code", app.code()));

    assertThat(recoveryCodes(done)).hasSize(10);
    assertThat(other.get("/applications").body()).contains("Tom Becker");
    tom.post("/sign-out", Map.of());
    assertThat(location(tom.signIn(cafe.tom.email(), PASSWORD))).isEqualTo("/sign-in/code");
  }

  private record SetUp(Authenticator app, List<String> recoveryCodes) {}

  private SetUp setUp(User user) {
    tom.signIn(user);
    begin(tom);
    var app = app(tom);
    var done = confirm(tom, PASSWORD, app.code());
    assertThat(done.statusCode()).isEqualTo(200);
    return new SetUp(app, recoveryCodes(done));
  }

  private static void begin(WebClient browser) {
    browser.get(SETTINGS);
    browser.post(SETTINGS + "/second-factor", Map.of());
  }

  private Authenticator app(WebClient browser) {
    return new Authenticator(
        Jsoup.parse(browser.get(SETTINGS).body()).select(".key").text(), clock);
  }

  private static HttpResponse<String> confirm(WebClient browser, String password, String code) {
    return browser.post(
        SETTINGS + "/second-factor/confirm", Map.of("password", password, "code", code));
  }

  private static HttpResponse<String> enter(WebClient browser, String code) {
    browser.get("/sign-in/code");
    return browser.post("/sign-in/code", Map.of("code", code));
  }

  private static List<String> recoveryCodes(HttpResponse<String> page) {
    return Jsoup.parse(page.body()).select(".recovery-codes code").eachText();
  }

  private List<String> subjects(User user) {
    harbor.runJobs();
    return Peers.mailTo(user.email()).stream()
        .map(mail -> MailClient.header(mail, "Subject"))
        .toList();
  }
}
