package earshot.account;

import static earshot.WebClient.location;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.audit.Audit;
import earshot.company.EmailAddress;
import earshot.company.NewUser;
import earshot.company.Role;
import earshot.company.SignInRule;
import earshot.company.Users;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;

@EarshotTest
class SignInTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient other;
  @Autowired private Users users;
  @Autowired private PasswordEncoder passwords;
  @Autowired private Accounts accounts;
  @Autowired private SignInRule rule;
  @Autowired private SignInTries tries;
  @Autowired private Audit audit;

  @Test
  void whoever_signs_in_comes_to_the_applications() {
    var answer = tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).isEqualTo("/applications");
    assertThat(tom.get("/applications").body()).contains("Tom Becker", "Harbor Cafe");
  }

  @Test
  void the_page_one_asked_for_opens_after_signing_in() {
    var asked = tom.get("/conversations/" + cafe.lenaAsBarista + "?from=mail");
    assertThat(location(asked)).isEqualTo("/sign-in");

    var answer = tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD);

    assertThat(location(answer)).startsWith("/conversations/" + cafe.lenaAsBarista + "?from=mail");
  }

  @Test
  void what_a_page_asked_for_in_the_background_does_not_open_after_signing_in() {
    var counter = tom.get("/message-center/counter", "HX-Request", "true");
    assertThat(counter.statusCode()).isEqualTo(401);
    assertThat(tom.get("/live", "Sec-Fetch-Mode", "cors").statusCode()).isEqualTo(401);

    assertThat(location(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD)))
        .isEqualTo("/applications");
  }

  @Test
  void a_form_sent_too_late_does_not_open_after_signing_in() {
    tom.get("/sign-in");
    var late = tom.post("/applications/" + cafe.lenaAsBarista + "/decline", Map.of());

    assertThat(late.statusCode()).isEqualTo(302);
    assertThat(Jsoup.parse(tom.get(location(late)).body()).select("[role=status]").text())
        .isEqualTo("You are signed out, so that was not taken. Sign in, then do it again.");
    assertThat(location(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD)))
        .isEqualTo("/applications");
  }

  @Test
  void the_address_may_be_typed_in_capitals_and_with_spaces() {
    var typed = " " + cafe.tom.email().toUpperCase(Locale.ROOT) + " ";

    assertThat(tom.signIn(typed, SmallCompany.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void a_wrong_password_gets_one_sentence_and_the_address_is_kept() {
    var answer = tom.signIn(cafe.tom.email(), "wrong");

    assertThat(answer.statusCode()).isEqualTo(401);
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("p.problem").text())
        .isEqualTo("That email and password do not match. Try again.");
    assertThat(page.select("input[name=email]").val()).isEqualTo(cafe.tom.email());
    assertThat(page.select("input[name=password]").val()).isEmpty();
    assertThat(tom.cookie("earshot-session")).isEmpty();
    assertThat(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void who_has_the_same_password_twice_comes_in_where_it_opens_something() {
    clinic.run(() -> users.changeEmail(clinic.tom.id(), new EmailAddress(cafe.tom.email())));
    cafe.run(() -> rule.elsewhere(cafe.maria.id()));

    assertThat(location(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD)))
        .isEqualTo("/applications");
    clinic.run(() -> rule.elsewhere(clinic.maria.id()));
    assertThat(location(other.signIn(cafe.tom.email(), SmallCompany.PASSWORD)))
        .startsWith("/sign-in/company/");
  }

  @Test
  void a_password_is_compared_to_its_end() {
    var longest = "every letter counts ".repeat(4).substring(0, Passwords.LONGEST);
    cafe.run(() -> users.changePassword(cafe.tom.id(), passwords.encode(longest)));

    assertThat(tom.signIn(cafe.tom.email(), longest + "x").statusCode()).isEqualTo(401);
    assertThat(tom.signIn(cafe.tom.email(), longest.toUpperCase(Locale.ROOT)).statusCode())
        .isEqualTo(401);
    assertThat(tom.signIn(cafe.tom.email(), longest).statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "/a b", ""})
  void a_page_of_another_server_does_not_open_after_signing_in(String page) {
    tom.setCookie("earshot-page", Base64.getUrlEncoder().encodeToString(page.getBytes(UTF_8)));

    assertThat(location(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD)))
        .isEqualTo("/applications");
  }

  @Test
  void an_unknown_address_costs_as_much_time_as_a_wrong_password() {
    var made = String.valueOf(passwords.encode("anything"));
    var cost = made.substring(0, made.lastIndexOf('$'));

    assertThat(PasswordSignIn.HASH_OF_NOBODY).startsWith(cost + "$").hasSameSizeAs(made);
  }

  @Test
  void a_password_is_compared_once_whether_or_not_the_address_is_known() {
    var hashes = new ArrayList<String>();
    var counting =
        new Passwords(
            new PasswordEncoder() {
              @Override
              public String encode(@Nullable CharSequence typed) {
                throw new UnsupportedOperationException();
              }

              @Override
              public boolean matches(@Nullable CharSequence typed, @Nullable String hash) {
                hashes.add(String.valueOf(hash));
                return false;
              }
            });
    var signIn = new PasswordSignIn(accounts, users, counting, rule, tries, audit);

    for (var email : List.of(cafe.tom.email(), "nobody@example.com")) {
      hashes.clear();
      var typed = UsernamePasswordAuthenticationToken.unauthenticated(email, "wrong");
      typed.setDetails(new Caller("192.0.2.1", List.of()));
      assertThatThrownBy(() -> signIn.authenticate(typed))
          .isInstanceOf(BadCredentialsException.class);
      assertThat(hashes).as(email).hasSize(1);
    }
  }

  @Test
  void an_unknown_address_gets_the_very_same_answer() {
    var unknown = tom.signIn("nobody@example.com", "wrong");
    var wrong = other.signIn(cafe.tom.email(), "wrong");

    assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
    assertThat(alike(unknown, "nobody@example.com")).isEqualTo(alike(wrong, cafe.tom.email()));
    assertThat(unknown.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
  }

  @Test
  void a_disabled_user_gets_the_very_same_answer() {
    cafe.update("update app_user set disabled_at = now() where id = " + cafe.tom.id());

    assertThat(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(other.signIn(cafe.maria.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "tom",
        "a\0b@example.com",
        "\uFFFD",
        "' or '1'='1",
        "%",
        "<script>alert(1)</script>",
        "x@x.example\r\nSet-Cookie: a=b"
      })
  void a_hostile_address_is_an_unknown_one(String address) {
    var answer = tom.signIn(address, "\0 wrong");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(Jsoup.parse(answer.body()).select("input[name=email]")).hasSize(1);
    assertThat(answer.body()).doesNotContain("<script>alert");
  }

  @Test
  void somebody_of_two_companies_comes_to_the_one_whose_password_it_is() {
    var user =
        new NewUser(
            "Tom Elsewhere",
            cafe.tom.email(),
            Role.ADMINISTRATOR,
            ZoneOffset.UTC,
            passwords.encode("another password"),
            Set.of());
    clinic.run(() -> users.add(user));

    tom.signIn(cafe.tom.email(), "another password");
    other.signIn(cafe.tom.email(), SmallCompany.PASSWORD);

    assertThat(tom.get("/applications").body()).contains("Tom Elsewhere");
    assertThat(other.get("/applications").body()).contains("Tom Becker");
  }

  @Test
  void who_is_signed_in_needs_no_sign_in_page() {
    tom.signIn(cafe.tom);

    assertThat(location(tom.get("/sign-in"))).isEqualTo("/applications");
    assertThat(location(tom.get("/"))).isEqualTo("/applications");
  }

  @Test
  void signing_out_says_so_and_leads_to_the_sign_in_page() {
    tom.signIn(cafe.tom);

    var answer = tom.post("/sign-out", Map.of());

    assertThat(location(answer)).isEqualTo("/sign-in?signed-out");
    assertThat(tom.open("/sign-in?signed-out").body()).contains("You are signed out.");
    assertThat(location(tom.get("/applications"))).isEqualTo("/sign-in");
  }

  private static String alike(HttpResponse<String> page, String address) {
    return page.body()
        .replace(address, "")
        .replaceAll("(name=\"csrf\" content|name=\"_csrf\" value)=\"[^\"]+\"", "");
  }
}
