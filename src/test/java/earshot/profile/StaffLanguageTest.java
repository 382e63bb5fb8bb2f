package earshot.profile;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.api.ApiClient;
import earshot.company.Staff;
import earshot.company.Users;
import earshot.language.Language;
import earshot.web.PublicUrl;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Who of the staff reads which language. What mails say is tested where they are sent.
@EarshotTest
class StaffLanguageTest {

  private static final String PASSWORD = "violet anchor tuesday";
  private static final String[] SPANISH = {"Accept-Language", "es-US,es;q=0.9,en;q=0.5"};

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient somebody;
  @Autowired private Staff staff;
  @Autowired private Users users;
  @Autowired private PublicUrl url;

  @Test
  void what_is_chosen_holds_from_the_next_request_on() {
    maria.signIn(cafe.maria);
    var refused = tryToChange("wrong");
    var saved = choose("es");

    assertThat(problem(refused)).isEqualTo("That is not your password.");
    assertThat(saved.statusCode()).isEqualTo(302);
    var page = page(maria.get("/settings/me?done=saved"));
    assertThat(page.select("html").attr("lang")).isEqualTo("es");
    assertThat(page.select(".done").text()).isEqualTo("Guardado.");
    assertThat(problem(tryToChange("wrong"))).isEqualTo("Esa no es su contraseña.");
    choose("en");
    assertThat(page(maria.get("/settings/me")).select("html").attr("lang")).isEqualTo("en");
  }

  @Test
  void before_signing_in_it_is_that_of_the_browser() {
    var page = page(somebody.get("/sign-in", SPANISH));
    var refused =
        somebody.send(
            somebody
                .withToken(somebody.request("/sign-in", SPANISH))
                .POST(form(Map.of("email", cafe.tom.email(), "password", "wrong"))));

    assertThat(page.select("html").attr("lang")).isEqualTo("es");
    assertThat(page.select("h1").text()).isEqualTo("Iniciar sesión");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(page(refused).select(".problem").text()).contains("no coinciden");
    assertThat(page(somebody.get("/sign-in")).select("h1").text()).isEqualTo("Sign in");
  }

  @Test
  void whoever_joins_begins_with_that_of_the_browser() {
    var address = cafe.address("nora");
    maria.signIn(cafe.maria).get("/settings/people/invitations/new");
    var invited =
        maria.post(
            "/settings/people/invitations", Map.of("email", address, "role", "ADMINISTRATOR"));
    var link = URI.create(page(invited).select("#link").val()).getPath();

    var page = page(somebody.get(link, SPANISH));
    somebody.send(
        somebody
            .withToken(somebody.request(link, SPANISH))
            .POST(form(Map.of("name", "Nora Stone", "password", PASSWORD))));

    assertThat(page.select("h1").text()).isEqualTo("Unirse a Harbor Cafe");
    var nora = cafe.in(staff::all).stream().filter(it -> it.email().equals(address)).findAny();
    var user = cafe.in(() -> users.find(nora.orElseThrow().id())).orElseThrow();
    assertThat(user.language()).isEqualTo(Language.SPANISH);
    assertThat(page(somebody.get("/settings/people")).select("h2").eachText()).contains("Personas");
  }

  @Test
  void programs_are_answered_in_english_whatever_the_maker_of_their_key_reads() {
    maria.signIn(cafe.maria);
    choose("es");
    maria.get("/settings/api/keys/new");
    var made =
        page(maria.post("/settings/api/keys", Map.of("name", "Greenhouse", "scope", "ADMIN")));
    var api = new ApiClient(url, made.select("#secret").val());

    var refused =
        api.post(
            "/webhooks",
            "{\"url\": \"ftp://hooks.example\", \"events\": [\"message.created\"]}",
            SPANISH);

    assertThat(made.select("h1").text()).isEqualTo("Su clave nueva");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/detail").asString())
        .isEqualTo("The address must begin with https://.");
  }

  private HttpResponse<String> choose(String language) {
    maria.get("/settings/me");
    return maria.post(
        "/settings/me",
        Map.of(
            "name", "Maria Lopez",
            "zone", "America/New_York",
            "language", language,
            "answerMail", "AT_ONCE"));
  }

  private HttpResponse<String> tryToChange(String current) {
    maria.get("/settings/me");
    return maria.post("/settings/me/password", Map.of("current", current, "password", PASSWORD));
  }

  private static BodyPublisher form(Map<String, String> fields) {
    return BodyPublishers.ofString(
        fields.entrySet().stream()
            .map(it -> it.getKey() + "=" + StaffClient.encode(it.getValue()))
            .collect(Collectors.joining("&")));
  }

  private static String problem(HttpResponse<String> answer) {
    return page(answer).select("#current-problem").text();
  }

  private static Document page(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body());
  }
}
