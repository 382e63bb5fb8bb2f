package earshot.account;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.Together;
import earshot.WebClient;
import earshot.company.EmailAddress;
import earshot.company.Users;
import earshot.web.PublicUrl;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Guessing is slowed down, by account and by place, and the one who is guessed still comes in.
@EarshotTest
class SignInThrottleTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient thief;
  @Autowired private StaffClient accomplice;
  @Autowired private PublicUrl url;
  @Autowired private Throttle throttle;
  @Autowired private Users users;
  @Autowired private PasswordEncoder passwords;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;

  @BeforeEach
  void at_some_time() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
  }

  @Test
  void after_ten_wrong_passwords_even_the_right_one_is_refused_with_a_sentence_and_a_time() {
    for (var n = 0; n < 10; n++) assertThat(guess(thief).statusCode()).isEqualTo(401);

    var refused = thief.signIn(cafe.tom.email(), SmallCompany.PASSWORD);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(WebClient.headers(refused, "Retry-After")).containsExactly("60");
    var page = Jsoup.parse(refused.body());
    assertThat(page.select("p.problem").text()).isEqualTo("Too many tries. Try again in a minute.");
    assertThat(page.select("input[name=email]").val()).isEqualTo(cafe.tom.email());
    assertThat(thief.cookie("earshot-session")).isEmpty();
  }

  @Test
  void a_minute_later_there_is_one_more_try_and_an_hour_later_ten() {
    for (var n = 0; n < 10; n++) guess(thief);

    clock.advance(Duration.ofMinutes(1));
    assertThat(guess(thief).statusCode()).isEqualTo(401);
    assertThat(guess(thief).statusCode()).isEqualTo(429);
    clock.advance(Duration.ofHours(1));
    assertThat(thief.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void going_on_guessing_keeps_nobody_out_for_longer() {
    for (var n = 0; n < 30; n++) guess(thief);

    clock.advance(Duration.ofMinutes(1));

    assertThat(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void from_a_browser_where_one_has_signed_in_before_nobodys_guessing_keeps_one_out() {
    tom.signIn(cafe.tom);
    tom.post("/sign-out", Map.of());
    for (var n = 0; n < 12; n++) guess(thief);

    assertThat(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(302);
    assertThat(thief.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(429);
  }

  /// The computer in the back office of a shop.
  @Test
  void nor_where_a_colleague_has_signed_in_since() {
    for (var one : List.of(cafe.tom, cafe.aisha, cafe.maria)) {
      tom.signIn(one);
      tom.post("/sign-out", Map.of());
    }
    for (var n = 0; n < 12; n++) guess(thief);

    assertThat(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void such_a_browser_has_tries_of_its_own_but_not_without_end() {
    tom.signIn(cafe.tom);
    tom.post("/sign-out", Map.of());
    for (var n = 0; n < 10; n++) assertThat(guess(tom).statusCode()).isEqualTo(401);

    assertThat(guess(tom).statusCode()).isEqualTo(429);
    assertThat(guess(thief).statusCode()).isEqualTo(401);
  }

  @Test
  void a_browser_known_for_one_user_is_a_stranger_for_another() {
    tom.signIn(cafe.aisha);
    tom.post("/sign-out", Map.of());
    for (var n = 0; n < 10; n++) guess(thief);

    assertThat(guess(tom).statusCode()).isEqualTo(429);
  }

  /// Whoever has an account of that address elsewhere, which an administrator there can make.
  @Test
  void a_browser_known_at_one_company_is_a_stranger_for_the_same_address_at_another() {
    atTheClinic(cafe.tom.email(), "violet anchor tuesday");
    inAndOut(thief, "violet anchor tuesday"); // as a stranger, and wrong at the cafe
    for (var n = 0; n < 9; n++) {
      assertThat(guess(thief).statusCode()).isEqualTo(401);
      if (n == 7) inAndOut(thief, "violet anchor tuesday");
    }

    assertThat(guess(thief).statusCode()).isEqualTo(429);
    assertThat(thief.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(429);
    inAndOut(thief, "violet anchor tuesday");
  }

  @Test
  void a_right_password_at_one_company_is_a_wrong_one_at_the_other() {
    atTheClinic(cafe.tom.email(), "violet anchor tuesday");
    for (var n = 0; n < 10; n++)
      assertThat(
              new StaffClient(url.of("/"))
                  .signIn(cafe.tom.email(), "violet anchor tuesday")
                  .statusCode())
          .isEqualTo(302);

    assertThat(guess(accomplice).statusCode()).isEqualTo(429);
  }

  @Test
  void an_unknown_address_is_throttled_in_the_same_way() {
    for (var n = 0; n < 10; n++)
      assertThat(thief.signIn(cafe.address("nobody"), "wrong").statusCode()).isEqualTo(401);

    assertThat(thief.signIn(cafe.address("nobody"), "wrong").statusCode()).isEqualTo(429);
  }

  @Test
  void an_account_is_guarded_against_many_places() {
    for (var n = 0; n < 5; n++) guess(thief);
    for (var n = 0; n < 5; n++) guess(accomplice);

    assertThat(guess(accomplice).statusCode()).isEqualTo(429);
  }

  @Test
  void a_place_that_tries_many_accounts_is_refused_and_others_are_not() {
    for (var n = 0; n < 40; n++) thief.signIn(cafe.address("guess" + n), "wrong");

    assertThat(thief.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(429);
    assertThat(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void nobody_chooses_the_place_to_be_known_by() {
    for (var n = 0; n < 40; n++) guessFrom("203.0.113." + n + ", 192.0.2.7", "guess" + n);

    assertThat(guessFrom("203.0.113.99, 192.0.2.7", "guess").statusCode()).isEqualTo(429);
    assertThat(guessFrom("192.0.2.7, 203.0.113.99", "guess").statusCode()).isEqualTo(401);
  }

  @Test
  void signing_in_often_is_not_guessing() {
    for (var n = 0; n < 12; n++)
      assertThat(
              new StaffClient(url.of("/"))
                  .signIn(cafe.tom.email(), SmallCompany.PASSWORD)
                  .statusCode())
          .isEqualTo(302);
  }

  /// Every limit is counted by [Throttle]: sign-in, links, forms and mails alike.
  @ParameterizedTest
  @EnumSource
  void what_is_tried_on_one_node_is_used_up_on_the_other(Limit limit) {
    var who = "two-nodes-" + cafe.id;
    var there = new Throttle(sql, clock);
    for (var n = 0; n < limit.atOnce(); n++)
      assertThat((n % 3 == 0 ? throttle : there).count(limit, who)).as("try %d", n).isZero();

    assertThat(throttle.count(limit, who)).isEqualTo(limit.each());
    assertThat(there.count(limit, who)).isEqualTo(limit.each());
  }

  @ParameterizedTest
  @EnumSource
  void what_was_used_up_while_the_clock_was_a_day_ahead_is_forgotten_once_it_is_right(Limit limit) {
    var who = "ahead-" + cafe.id;
    clock.advance(Duration.ofDays(1));
    useUp(limit, who);
    clock.advance(Duration.ofDays(-1));

    assertThat(throttle.mustWait(limit, who)).isZero();
    useUp(limit, who);
    assertThat(throttle.count(limit, who)).isEqualTo(limit.each());
  }

  /// Or whoever is guessed could be guessed twice as often, on two nodes in turn.
  @ParameterizedTest
  @EnumSource
  void what_was_used_up_on_a_node_a_minute_ahead_is_used_up_on_the_other(Limit limit) {
    var who = "minute-" + cafe.id;
    clock.advance(Duration.ofMinutes(1));
    useUp(limit, who);
    clock.advance(Duration.ofMinutes(-1));

    assertThat(throttle.mustWait(limit, who)).isPositive();
    assertThat(throttle.count(limit, who)).isEqualTo(limit.each().plusMinutes(1));
  }

  private void useUp(Limit limit, String who) {
    for (var n = 0; n < limit.atOnce(); n++)
      assertThat(throttle.count(limit, who)).as("try %d", n).isZero();
  }

  @Test
  void many_guesses_at_the_same_moment_are_no_more_than_the_limit() {
    List<Duration> waits =
        Together.times(40, () -> throttle.count(Limit.SIGN_IN_ACCOUNT, cafe.tom.email()));

    assertThat(waits).filteredOn(Duration::isZero).hasSize(10);
    assertThat(waits).filteredOn(wait -> wait.equals(Duration.ofMinutes(1))).hasSize(30);
  }

  @Test
  void what_was_tried_stands_there_as_a_hash_and_is_deleted_when_it_no_longer_counts() {
    guess(thief);
    var rows = "select count(*) from throttle where free_at < '2026-06-01T19:30:00Z'";
    assertThat(sql.sql("select * from throttle").query().listOfRows().toString())
        .doesNotContain(cafe.tom.email());
    assertThat(sql.sql(rows).query(Integer.class).single()).isPositive();

    clock.advance(Duration.ofHours(2));
    for (var n = 0; n < 40; n++) throttle.count(Limit.LINK, "anybody");

    assertThat(sql.sql(rows).query(Integer.class).single()).isZero();
  }

  private void atTheClinic(String email, String password) {
    clinic.run(() -> {
      users.changeEmail(clinic.tom.id(), new EmailAddress(email));
      users.changePassword(clinic.tom.id(), passwords.encode(password));
    });
  }

  private void inAndOut(StaffClient client, String password) {
    assertThat(client.signIn(cafe.tom.email(), password).statusCode()).isEqualTo(302);
    client.get("/applications");
    client.post("/sign-out", Map.of());
  }

  private HttpResponse<String> guess(StaffClient client) {
    return client.signIn(cafe.tom.email(), "wrong");
  }

  private HttpResponse<String> guessFrom(String forwarded, String name) {
    var csrf = Jsoup.parse(thief.get("/sign-in").body()).select("meta[name=csrf]").attr("content");
    var form = Map.of("email", cafe.address(name), "password", "wrong", "_csrf", csrf);
    var body = new StringBuilder();
    form.forEach(
        (key, value) -> body.append(key).append('=').append(WebClient.encode(value)).append('&'));
    var request =
        thief
            .request("/sign-in")
            .setHeader("X-Forwarded-For", forwarded)
            .POST(BodyPublishers.ofString(body.toString()));
    return thief.send(request);
  }
}
