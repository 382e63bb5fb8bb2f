package earshot.singlesignon;

import static earshot.WebClient.headers;
import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ChannelsTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.WebClient;
import earshot.company.Companies;
import earshot.company.Rights;
import earshot.company.Staff;
import earshot.singlesignon.OwnProvider.Signing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Signing in at the company's own provider: a real one, and such as lie.
@ChannelsTest
class SingleSignOnTest {

  private static final String CLIENT = OwnProvider.CLIENT;

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient other;
  @Autowired private Companies companies;
  @Autowired private Staff staff;
  @Autowired private TestClock clock;

  private OwnProvider provider;
  private String slug;

  @BeforeEach
  void the_cafe_has_a_provider() throws IOException {
    provider = new OwnProvider(clock);
    slug = cafe.in(companies::slug);
    maria.signIn(cafe.maria);
    assertThat(location(save(provider.issuer(), false)))
        .isEqualTo("/settings/single-sign-on?done=saved");
  }

  @AfterEach
  void it_closes() {
    provider.close();
  }

  @Test
  void a_real_provider_lets_in_whose_address_it_has_verified() throws Exception {
    var real = new MockOAuth2Server();
    real.start();
    try {
      var issuer = real.issuerUrl("staff").toString();
      save(issuer, false);
      real.enqueueCallback(
          new DefaultOAuth2TokenCallback(
              "staff",
              "tom-1",
              "JWT",
              List.of(CLIENT),
              Map.of("email", cafe.tom.email(), "email_verified", true)));
      tom.get("/conversations/" + cafe.lenaAsBarista);
      tom.get("/sign-in/company");
      var found = tom.post("/sign-in/company", Map.of("email", cafe.tom.email()));
      var go = Jsoup.parse(found.body()).select("a[href$=/go]").attr("href");
      var there = tom.get(go).headers().firstValue("Location").orElseThrow();
      assertThat(there).startsWith(issuer).contains("code_challenge_method=S256");

      var back =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(URI.create(there)).build(), BodyHandlers.ofString());

      assertThat(location(tom.get(location(back))))
          .startsWith("/conversations/" + cafe.lenaAsBarista);
      assertThat(tom.get("/applications").body()).contains("Tom Becker");
    } finally {
      real.shutdown();
    }
  }

  @Test
  void known_once_somebody_is_known_by_the_providers_name_whatever_the_address() {
    assertThat(location(arrive(tom, "sub-7", cafe.tom.email()))).isEqualTo("/applications");
    provider.claims.put("email_verified", false);

    assertThat(location(arrive(other, "sub-7", "new@elsewhere.example")))
        .isEqualTo("/applications");
    assertThat(other.get("/applications").body()).contains("Tom Becker");
    provider.claims.remove("email_verified");
    var impostor = arrive(maria, "sub-8", cafe.tom.email());
    assertThat(impostor.statusCode()).isEqualTo(403);
    assertThat(impostor.body()).contains("belongs to somebody else at your provider");
  }

  @Test
  void who_is_invited_joins_by_it_with_the_rights_of_the_invitation() {
    maria.get("/settings/people/invitations/new");
    var nora = "nora@" + domain();
    maria.post(
        "/settings/people/invitations",
        Map.of("email", nora, "role", "MANAGER", "review", cafe.pier4));
    provider.claims.put("name", "Nora Stone");

    assertThat(location(arrive(other, "sub-nora", nora))).isEqualTo("/applications");
    assertThat(other.get("/applications").body()).contains("Nora Stone", "Lena Fischer");
    assertThat(other.get("/settings/people").statusCode()).isEqualTo(404);
  }

  @Test
  void who_is_unknown_disabled_of_another_domain_or_another_company_is_refused() {
    refused("nobody@" + domain(), "Ask an administrator to invite you.");
    refused("tom@elsewhere.example", "is no address of Harbor Cafe");
    refused(clinic.tom.email(), clinic.tom.email());
    provider.claims.put("email_verified", false);
    refused(cafe.tom.email(), "does not say that it has verified your address");
    provider.claims.put("email_verified", true);
    cafe.run(() -> staff.disable(cafe.aisha.id()));
    refused(cafe.aisha.email(), "You are kept out here.");
    assertThat(location(arrive(tom, "sub-7", cafe.tom.email()))).isEqualTo("/applications");
    cafe.run(() -> staff.disable(cafe.tom.id()));
    assertThat(arrive(other, "sub-7", cafe.tom.email()).body()).contains("You are kept out here.");
  }

  static List<Consumer<OwnProvider>> lies() {
    return List.of(
        it -> it.signing = Signing.NONE,
        it -> it.signing = Signing.BY_THE_SECRET,
        it -> it.signing = Signing.BY_ANOTHER_KEY,
        it -> it.claims.put("nonce", "another"),
        it -> it.claims.put("nonce", null),
        it -> it.claims.put("aud", "another-client"),
        it -> it.claims.put("aud", List.of(CLIENT, "another-client")),
        it -> it.claims.put("iss", "https://login.example.com"),
        it -> it.claims.putAll(Map.of("iat", 999_000L, "exp", 1_000_000L)),
        it -> it.claims.put("exp", null),
        it -> it.claims.put("sub", null));
  }

  @ParameterizedTest
  @MethodSource("lies")
  void what_does_not_verify_lets_nobody_in(Consumer<OwnProvider> lie) {
    var there = provider.go(other, slug);
    provider.vouch(there, "sub-1", cafe.tom.email());
    lie.accept(provider);

    var answer = other.get(OwnProvider.back(there));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("could not be verified");
    assertThat(other.cookie("earshot-session")).isEmpty();
  }

  @Test
  void an_answer_counts_once_in_the_browser_that_was_sent_and_from_the_issuer_it_was_sent_to() {
    var there = provider.go(other, slug);
    provider.vouch(there, "sub-1", cafe.tom.email());
    assertThat(tom.get(OwnProvider.back(there)).statusCode()).isEqualTo(403);
    assertThat(other.get(OwnProvider.back(there) + "&iss=https://login.example.com").statusCode())
        .isEqualTo(403);
    assertThat(other.get(OwnProvider.back(there)).statusCode()).isEqualTo(403);

    var again = provider.go(other, slug);
    provider.vouch(again, "sub-1", cafe.tom.email());
    assertThat(other.get(OwnProvider.back(again).replace("state=", "state=x")).statusCode())
        .isEqualTo(403);
    var third = provider.go(other, slug);
    provider.vouch(third, "sub-1", cafe.tom.email());
    assertThat(location(other.get(OwnProvider.back(third)))).isEqualTo("/applications");
    assertThat(provider.lastTokenRequest).contains("code_verifier=");
  }

  @Test
  void a_link_on_another_site_lets_nobody_in_without_a_press_of_the_button() {
    var page = "/sign-in/company/" + slug;
    assertThat(location(other.get(page + "/go", "Sec-Fetch-Site", "cross-site"))).isEqualTo(page);
    assertThat(location(other.get(page + "/go", "Sec-Fetch-Site", "same-origin")))
        .isNotEqualTo(page);
  }

  @Test
  void a_provider_that_talks_without_end_is_not_listened_to() {
    provider.metadata.put("more", "x".repeat(1_100_000));
    assertThat(save(provider.issuer(), false).body()).contains("Nothing answers at");
  }

  @Test
  void a_provider_that_changes_its_keys_goes_on_working() {
    assertThat(location(arrive(tom, "sub-7", cafe.tom.email()))).isEqualTo("/applications");
    provider.rotateKeys();
    assertThat(location(arrive(other, "sub-7", cafe.tom.email()))).isEqualTo("/applications");
  }

  @Test
  void where_it_is_the_only_way_passwords_lead_there_but_for_who_set_it_up() {
    save(provider.issuer(), true);

    assertThat(location(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD)))
        .isEqualTo("/sign-in/company/" + slug);
    assertThat(location(tom.get("/applications"))).isEqualTo("/sign-in");
    assertThat(tom.get("/sign-in/company/" + slug).body()).contains("Sign in to Harbor Cafe");
    assertThat(location(other.signIn(cafe.maria.email(), SmallCompany.PASSWORD)))
        .isEqualTo("/applications");

    maria.post("/settings/single-sign-on/remove", Map.of());
    assertThat(location(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD)))
        .isEqualTo("/applications");
  }

  @Test
  void nobody_is_sent_to_the_provider_of_a_company_that_merely_claims_the_domain() {
    tom.get("/sign-in/company");
    var answer = tom.post("/sign-in/company", Map.of("email", "stranger@" + domain()));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("There is no single sign-on for this address here.");
  }

  @Test
  void without_a_secret_the_one_there_is_stays_unless_the_provider_is_another() throws IOException {
    maria.get("/settings/single-sign-on");
    var form = Map.of("issuer", provider.issuer(), "clientId", CLIENT, "domains", domain());
    assertThat(location(maria.post("/settings/single-sign-on", form))).endsWith("?done=saved");
    assertThat(location(arrive(tom, "sub-7", cafe.tom.email()))).isEqualTo("/applications");

    try (var another = new OwnProvider(clock)) {
      maria.get("/settings/single-sign-on");
      var moved = Map.of("issuer", another.issuer(), "clientId", CLIENT, "domains", domain());
      assertThat(maria.post("/settings/single-sign-on", moved).body())
          .contains("Type the secret your provider made.");
    }
  }

  @Test
  void an_office_that_signs_in_by_it_uses_up_no_tries() {
    tom.get("/sign-in/company");
    for (var n = 0; n < 45; n++)
      assertThat(tom.post("/sign-in/company", Map.of("email", cafe.tom.email())).statusCode())
          .isEqualTo(200);
    for (var n = 0; n < 40; n++)
      assertThat(tom.post("/sign-in/company", Map.of("email", "x@x.example")).statusCode())
          .isEqualTo(422);

    var refused = tom.post("/sign-in/company", Map.of("email", "x@x.example"));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(headers(refused, "Retry-After")).isNotEmpty();
    assertThat(Jsoup.parse(refused.body()).select("[name=email]").val()).isEqualTo("x@x.example");
    assertThat(tom.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void the_one_whom_a_password_lets_in_can_be_neither_disabled_nor_demoted_until_it_is_another() {
    save(provider.issuer(), true);
    cafe.run(() -> staff.change(cafe.tom.id(), Rights.ADMINISTRATOR));
    var page = "/settings/people/" + cafe.maria.id();
    var demoted = maria.post(page, Map.of("role", "MANAGER", "review", cafe.pier4));
    assertThat(demoted.statusCode()).isEqualTo(409);
    assertThat(demoted.body()).contains("on the day the provider is down");
    assertThat(maria.post(page + "/disable", Map.of()).statusCode()).isEqualTo(409);
    assertThat(maria.get("/settings/people").statusCode()).isEqualTo(200);

    save(provider.issuer(), false);
    assertThat(location(maria.post(page, Map.of("role", "MANAGER", "review", cafe.pier4))))
        .endsWith("done=changed");
  }

  @Test
  void what_the_provider_calls_somebody_is_cut_and_an_address_that_is_none_is_refused() {
    maria.get("/settings/people/invitations/new");
    var nora = "nora@" + domain();
    maria.post(
        "/settings/people/invitations",
        Map.of("email", nora, "role", "MANAGER", "review", cafe.pier4));
    provider.claims.put("name", "Nora " + "Stone ".repeat(40));
    assertThat(location(arrive(other, "sub-nora", nora))).isEqualTo("/applications");

    var strange = arrive(tom, "sub-strange", "two words@" + domain());
    assertThat(strange.statusCode()).isEqualTo(403);
    assertThat(strange.body()).contains("That is no email address.");
  }

  @Test
  void
      a_provider_that_says_too_little_of_itself_is_not_saved_and_one_of_before_is_said_to_be_none() {
    provider.metadata.remove("subject_types_supported");
    var refused = save(provider.issuer(), false);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("is not what OpenID Connect wants");

    cafe.update("update single_sign_on set metadata = '{\"issuer\": \"https://a.example\"}'");
    var go = tom.get("/sign-in/company/" + slug + "/go");
    assertThat(go.statusCode()).isEqualTo(403);
    assertThat(go.body()).contains("The provider has to be set up again.");
  }

  @Test
  void a_provider_that_is_none_is_not_saved_and_says_why() throws IOException {
    assertThat(save("http://127.0.0.1:1", false).body()).contains("Nothing answers at");
    assertThat(save(provider.issuer() + "/elsewhere", false).body()).contains("it answers 404");
    provider.metadata.put("issuer", "https://login.example.com");
    assertThat(save(provider.issuer(), false).body())
        .contains("calls itself https://login.example.com");
    provider.metadata.put("issuer", provider.issuer());
    provider.metadata.remove("jwks_uri");
    var refused = save(provider.issuer(), false);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("names no jwks_uri", CLIENT)
        .doesNotContain(OwnProvider.SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "https://127.0.0.1/",
        "https://10.1.2.3/",
        "https://192.168.1.1/",
        "https://169.254.169.254/",
        "https://100.64.0.1/",
        "https://198.18.0.1/",
        "https://[64:ff9b::127.0.0.1]/",
        "https://[::1]/",
        "https://[fd00::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://localhost/",
        "ftp://example.com/"
      })
  void nobody_inside_is_asked_unless_the_operator_allows_it(String address) {
    assertThatThrownBy(() -> new Outside(new ProviderSettings(false)).check(URI.create(address)))
        .isInstanceOf(ProviderFailed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://192.0.43.8/", "https://[2001:500:88:200::8]/"})
  void addresses_outside_are_asked(String address) {
    assertThatCode(() -> new Outside(new ProviderSettings(false)).check(URI.create(address)))
        .doesNotThrowAnyException();
  }

  private void refused(String email, String sentence) {
    var answer = arrive(other, "sub-" + email, email);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains(sentence);
    assertThat(other.cookie("earshot-session")).isEmpty();
  }

  private HttpResponse<String> save(String issuer, boolean only) {
    maria.get("/settings/single-sign-on");
    var form =
        new HashMap<>(
            Map.of(
                "issuer",
                issuer,
                "clientId",
                CLIENT,
                "secret",
                OwnProvider.SECRET,
                "domains",
                "@" + domain() + ", example.org"));
    if (only) form.put("only", "true"); // as a browser sends a box
    return maria.post("/settings/single-sign-on", form);
  }

  private String domain() {
    return cafe.tom.email().replaceFirst(".*@", "");
  }

  /// Comes back from the provider as that.
  private HttpResponse<String> arrive(WebClient browser, String subject, String email) {
    return provider.arrive(browser, slug, subject, email);
  }
}
