package earshot.scim;

import static earshot.WebClient.location;
import static earshot.scim.ScimClient.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.Peers;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.api.ApiClient;
import earshot.api.ApiClient.Answer;
import earshot.api.ApiKeys;
import earshot.api.NewApiKey;
import earshot.api.Scope;
import earshot.company.Companies;
import earshot.company.PersonName;
import earshot.company.Staff;
import earshot.singlesignon.OwnProvider;
import earshot.web.PublicUrl;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// A company's sign-in provider adds people, changes what it knows of them and keeps them out.
@NullMarked
@ChannelsTest
class ScimTest {

  private static final Pattern NEW_PASSWORD = Pattern.compile("http\\S+/new-password/\\S+");

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private HarborCafe jobs;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient browser;
  @Autowired private Companies companies;
  @Autowired private Staff staff;
  @Autowired private ApiKeys keys;
  @Autowired private PublicUrl url;
  @Autowired private TestClock clock;

  private OwnProvider provider;
  private ScimClient scim;
  private String nora;

  @BeforeEach
  void the_cafe_has_a_provider() throws IOException {
    clock.set(Instant.now());
    provider = new OwnProvider(clock);
    maria.signIn(cafe.maria);
    maria.get("/settings/single-sign-on");
    var form =
        Map.of(
            "issuer",
            provider.issuer(),
            "clientId",
            OwnProvider.CLIENT,
            "secret",
            OwnProvider.SECRET,
            "domains",
            cafe.tom.email().replaceFirst(".*@", ""));
    assertThat(location(maria.post("/settings/single-sign-on", form))).endsWith("?done=saved");
    scim = new ScimClient(url, key(cafe, Scope.SCIM, Set.of()));
    nora = cafe.address("nora");
  }

  @AfterEach
  void it_closes() {
    provider.close();
  }

  @Test
  void what_can_be_asked_is_said_and_what_cannot_be_is_refused() {
    var config = scim.get("/ServiceProviderConfig").json();
    assertThat(config.at("/patch/supported").asBoolean()).isTrue();
    assertThat(config.at("/bulk/supported").asBoolean()).isFalse();
    var types = scim.get("/ResourceTypes").json();
    assertThat(types.at("/totalResults").asInt()).isEqualTo(1);
    assertThat(types.at("/Resources/0")).isEqualTo(scim.get("/ResourceTypes/User").json());
    var schema = scim.get("/Schemas").json().at("/Resources/0");
    assertThat(schema).isEqualTo(scim.get("/Schemas/" + UserJson.SCHEMA).json());
    assertThat(names(schema.at("/attributes"), "name"))
        .contains("userName", "name", "active", "emails");
    assertThat(maria.get("/settings/single-sign-on").body()).contains(url.of("/scim/v2") + "<");

    for (var path : List.of("/Groups", "/Groups/1", "/Bulk", "/Me", "/Users/.search"))
      assertThat(error(scim.ask("POST", path, "{}"))).as(path).isEqualTo("501");
    for (var path : List.of("/Schemas/Group", "/ResourceTypes/Group", "/Nothing", "/Users/x"))
      assertThat(error(scim.get(path))).as(path).isEqualTo("404");
    assertThat(error(scim.ask("PUT", "/Users", "{}"))).isEqualTo("405");
    assertThat(error(scim.ask("POST", "/Users", "{", "Content-Type", "text/plain")))
        .isEqualTo("415");
    for (var body : List.of("{", "", "{\"userName\": \"a\" \"b\"}"))
      assertThat(error(scim.post(body))).as(body).isEqualTo("400 invalidSyntax");
    assertThat(error(scim.post("[]"))).isEqualTo("400 invalidValue");
  }

  @Test
  void only_a_key_for_people_or_for_everything_is_let_in_and_the_first_to_nothing_else() {
    var made = id(add());
    for (var client :
        List.of(
            client(cafe, Scope.READ, Set.of()),
            client(cafe, Scope.WRITE, Set.of()),
            client(cafe, Scope.ADMIN, Set.of(cafe.pier4))))
      assertThat(everything(client, made)).containsOnly(403);
    assertThat(everything(new ScimClient(url, "nonsense"), made)).containsOnly(401);
    assertThat(new ScimClient(url, "").get("/Users").header("WWW-Authenticate"))
        .isEqualTo("Bearer");
    assertThat(client(cafe, Scope.ADMIN, Set.of()).get("/Users").status()).isEqualTo(200);
    assertThat(scim.get("/Users").header("RateLimit")).contains("r=");

    var api = new ApiClient(url, key(cafe, Scope.SCIM, Set.of()));
    for (var path :
        List.of("/users", "/applications", "/conversations", "/events", "/audit-events"))
      assertThat(api.get(path).status()).as(path).isEqualTo(403);
    maria.get("/settings/api/keys/new");
    var limited =
        maria.post(
            "/settings/api/keys", Map.of("name", "Okta", "scope", "SCIM", "at", "" + cafe.pier4));
    assertThat(limited.body()).contains("tick no location for SCIM");
  }

  @Test
  void another_company_finds_nobody_and_one_without_single_sign_on_is_told_so() {
    var made = id(add());
    var other = client(clinic, Scope.SCIM, Set.of());
    var refused = other.get("/Users");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().at("/detail").asString()).contains("There is no single sign-on yet.");
    assertThat(everything(other, made).subList(0, 6)).containsOnly(403);

    clinic.update(
        """
        insert into single_sign_on (issuer, client_id, sealed_secret, domains, metadata)
        values ('https://a.example', 'a', '', '{a.example}', '{}')
        """);
    assertThat(other.get("/Users/" + made).status()).isEqualTo(404);
    assertThat(other.put(made, "{\"userName\": \"a@a.example\"}").status()).isEqualTo(404);
    assertThat(other.patch(made, deactivate()).status()).isEqualTo(404);
    assertThat(other.delete(made).status()).isEqualTo(404);
    assertThat(scim.get("/Users/" + made).json().at("/active").asBoolean()).isTrue();
  }

  @Test
  void whom_the_provider_adds_comes_in_by_it_alone_and_may_do_nothing_yet() {
    var added = add();
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.header("Location")).isEqualTo(added.json().at("/meta/location").asString());
    assertThat(scim.get("/Users/" + id(added)).json()).isEqualTo(added.json());
    assertThat(added.json().at("/name/givenName").asString()).isEqualTo("Nora");
    assertThat(added.json().at("/emails/0/value").asString()).isEqualTo(nora);
    jobs.runJobs();
    assertThat(Peers.mailTo(nora)).isEmpty();

    assertThat(location(provider.arrive(browser, slug(), "sub-nora", nora)))
        .isEqualTo("/applications");
    assertThat(browser.get("/applications").body())
        .contains("Nora Stone", "No location yet")
        .doesNotContain("Lena Fischer");
    assertThat(browser.get("/settings/people").statusCode()).isEqualTo(404);
    assertThat(browser.get("/conversations/" + cafe.lenaAsBarista).statusCode()).isEqualTo(404);
    assertThat(browser.get("/settings/me").body())
        .contains("by your company’s single sign-on")
        .doesNotContain("Change password", "Change address");

    assertThat(maria.get("/settings/people").body()).contains("Nora Stone", "No location");
    maria.post(
        "/settings/people/" + id(added), Map.of("role", "MANAGER", "review", "" + cafe.pier4));
    assertThat(browser.get("/applications").body()).contains("Lena Fischer");
  }

  @Test
  void who_has_no_password_gets_none_by_mail_until_the_company_gives_single_sign_on_up() {
    add();
    browser.get("/forgot-password");
    browser.post("/forgot-password", Map.of("email", nora));
    jobs.runJobs();
    jobs.runJobs();
    var mail = Peers.text(Peers.mailTo(nora).getFirst());
    assertThat(mail)
        .contains("people like you sign in by single sign-on")
        .doesNotContain("/sign-in/company/", "/new-password/");

    maria.post("/settings/single-sign-on/remove", Map.of());
    browser.post("/forgot-password", Map.of("email", nora));
    jobs.runJobs();
    jobs.runJobs();
    var link = NEW_PASSWORD.matcher(Peers.text(Peers.mailTo(nora).getLast()));
    assertThat(link.find()).isTrue();
    browser.get(link.group());
    var in = browser.post(link.group(), Map.of("password", "violet anchor tuesday"));
    assertThat(location(in)).isEqualTo("/applications");
    assertThat(error(scim.get("/Users"))).isEqualTo("403");
  }

  /// The provider may have added somebody of another company, who knows nothing of it.
  @Test
  void an_address_leads_to_the_provider_that_added_it_only_where_somebody_came_in_by_it() {
    add();
    browser.get("/sign-in/company");
    var unknown = browser.post("/sign-in/company", Map.of("email", nora));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("There is no single sign-on for this address here.");

    provider.arrive(browser, slug(), "sub-nora", nora);
    browser.get("/applications");
    browser.post("/sign-out", Map.of());
    browser.get("/sign-in/company");
    assertThat(browser.post("/sign-in/company", Map.of("email", nora)).body())
        .contains("/sign-in/company/" + slug() + "/go");
    maria.get("/sign-in/company/" + slug());
    assertThat(maria.post("/sign-in/company", Map.of("email", nora)).statusCode()).isEqualTo(422);
  }

  @Test
  void who_has_no_password_does_not_make_the_provider_the_only_way() {
    var id = id(add());
    maria.post("/settings/people/" + id, Map.of("role", "ADMINISTRATOR"));
    provider.arrive(browser, slug(), "sub-nora", nora);
    browser.get("/settings/single-sign-on");
    var only =
        Map.of(
            "issuer",
            provider.issuer(),
            "clientId",
            OwnProvider.CLIENT,
            "domains",
            cafe.tom.email().replaceFirst(".*@", ""),
            "only",
            "true");

    var refused = browser.post("/settings/single-sign-on", only);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.body()).select("#only-problem").text())
        .contains("You have no password here");
    maria.get("/settings/single-sign-on");
    assertThat(location(maria.post("/settings/single-sign-on", only))).endsWith("?done=saved");
    assertThat(error(scim.patch(cafe.maria.id(), deactivate()))).isEqualTo("409");
    assertThat(error(scim.delete(cafe.maria.id()))).isEqualTo("409");
  }

  @Test
  void who_was_invited_has_the_rights_of_the_invitation() {
    maria.get("/settings/people/invitations/new");
    maria.post(
        "/settings/people/invitations",
        Map.of("email", nora, "role", "MANAGER", "review", "" + cafe.pier4));

    add();

    provider.arrive(browser, slug(), "sub-nora", nora);
    assertThat(browser.get("/applications").body()).contains("Nora Stone", "Lena Fischer");
    assertThat(maria.get("/settings/people").body()).doesNotContain("Invited");
  }

  @Test
  void nobody_is_added_twice_or_with_what_cannot_be() {
    add();
    assertThat(error(add())).isEqualTo("409 uniqueness");
    assertThat(error(scim.post("{\"userName\": \"" + nora.toUpperCase(Locale.ROOT) + "\"}")))
        .isEqualTo("409 uniqueness");
    assertThat(error(scim.post(user("other", cafe.tom.email(), "")))).isEqualTo("409 uniqueness");
    assertThat(error(scim.post(user("other", cafe.address("other"), "\"externalId\": \"00u1\","))))
        .isEqualTo("409 uniqueness");
    for (var body :
        List.of(
            "{}",
            "{\"userName\": 7}",
            "{\"userName\": \" \"}",
            "{\"userName\": \"nora\"}",
            "{\"userName\": \"a\\u0000@b.example\"}",
            user("other", "nora@elsewhere.example", ""),
            user("other", cafe.address("other"), "\"active\": \"perhaps\","),
            user("other", cafe.address("other"), "\"externalId\": {},"),
            user("x".repeat(300), cafe.address("other"), "")))
      assertThat(error(scim.post(body))).as(body).isEqualTo("400 invalidValue");
    var elsewhere = scim.post(user("other", "nora@elsewhere.example", ""));
    assertThat(elsewhere.json().at("/detail").asString()).contains("is no address of Harbor Cafe");
  }

  @Test
  void people_are_found_by_what_they_go_by_page_by_page() {
    var made = id(add());
    for (var filter :
        List.of(
            "userName eq \"NORA.STONE\"",
            "externalid EQ \"00u1\"",
            "emails.value eq \"" + nora + "\"",
            "emails[type eq \"work\"].value eq \"" + nora + "\"",
            "id eq \"" + made + "\"",
            "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"nora.stone\" and active eq true"))
      assertThat(found(filter)).as(filter).containsExactly(Long.toString(made));
    assertThat(found("userName eq \"" + cafe.tom.email() + "\"")).hasSize(1);
    for (var filter :
        List.of(
            "userName eq \"nora\"",
            "externalId eq \"00U1\"",
            "userName eq \"nora.stone\" and active eq false",
            "userName eq \"a \\\"and\\\" [b\"")) assertThat(found(filter)).as(filter).isEmpty();

    var total = scim.get("/Users").json().at("/totalResults").asInt();
    var second = scim.get("/Users?startIndex=2&count=2").json();
    assertThat(second.at("/totalResults").asInt()).isEqualTo(total).isGreaterThan(3);
    assertThat(second.at("/startIndex").asInt()).isEqualTo(2);
    assertThat(second.at("/itemsPerPage").asInt()).isEqualTo(2);
    assertThat(names(second.at("/Resources"), "id"))
        .isEqualTo(names(scim.get("/Users").json().at("/Resources"), "id").subList(1, 3));
    assertThat(scim.get("/Users?count=0").json().at("/Resources")).isEmpty();
    assertThat(scim.get("/Users?startIndex=-3&count=-1").json().at("/startIndex").asInt())
        .isEqualTo(1);
    assertThat(scim.get("/Users?startIndex=999").json().at("/Resources")).isEmpty();
    assertThat(error(scim.get("/Users?count=many"))).isEqualTo("400 invalidValue");
  }

  @Test
  void a_filter_that_is_not_known_is_refused_and_never_taken_for_everybody() {
    for (var filter :
        List.of(
            "userName",
            "userName eq",
            "userName eq nora",
            "userName eq \"nora",
            "userName co \"nora\"",
            "userName eq \"a\" or userName eq \"b\"",
            "not (active eq true)",
            "(userName eq \"a\")",
            "userName eq \"a\" and",
            "userName eq \"a\" active eq true",
            "title eq \"x\"",
            "userName eq true",
            "userName eq \"a\\u0000\"",
            "userName eq 7",
            "\"",
            "[[[[")) {
      var answer = scim.get("/Users?filter=" + URLEncoder.encode(filter, UTF_8));
      assertThat(error(answer)).as(filter).isEqualTo("400 invalidFilter");
    }
  }

  @Test
  void changes_come_as_okta_and_entra_write_them() {
    var id = id(add());
    change(id, "[{\"op\": \"replace\", \"value\": {\"active\": false}}]", "/active", "false");
    change(
        id,
        "[{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"True\"}]",
        "/active",
        "true");
    change(
        id, "[{\"op\": \"Add\", \"path\": \"active\", \"value\": \"False\"}]", "/active", "false");
    change(id, "[{\"op\": \"add\", \"path\": \"ACTIVE\", \"value\": true}]", "/active", "true");
    change(
        id,
        "[{\"op\": \"Replace\", \"path\": \"name.familyName\", \"value\": \"Quist\"}]",
        "/name/formatted",
        "Nora Quist");
    change(
        id,
        "[{\"op\": \"Add\", \"value\": {\"name.givenName\": \"Eleonora\", \"externalId\": \"7\"}}]",
        "/name/formatted",
        "Eleonora Quist");
    change(
        id,
        "[{\"op\": \"replace\", \"value\": {\"name\": {\"givenName\": \"Nora\", \"familyName\": \"S\"}}}]",
        "/name/formatted",
        "Nora S");
    change(id, "[{\"op\": \"Remove\", \"path\": \"externalId\"}]", "/externalId", "");
    change(
        id,
        "[{\"op\": \"Replace\", \"path\": \"emails[type eq \\\"work\\\"].value\", \"value\": \"%s\"}]"
            .formatted(cafe.address("quist")),
        "/emails/0/value",
        cafe.address("quist"));
    change(
        id,
        "[{\"op\": \"replace\", \"path\": \"urn:ietf:params:scim:schemas:core:2.0:User:displayName\", \"value\": \"N\"},"
            + " {\"op\": \"add\", \"path\": \"title\", \"value\": \"Chef\"},"
            + " {\"op\": \"add\", \"path\": \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department\", \"value\": \"x\"}]",
        "/displayName",
        "N");
    assertThat(maria.get("/settings/people").body()).contains("Nora S", cafe.address("quist"));
    provider.arrive(browser, slug(), "sub-nora", cafe.address("quist"));
    assertThat(browser.get("/applications").body()).contains("Nora S");
  }

  @Test
  void a_change_that_cannot_be_done_changes_nothing() {
    var id = id(add());
    var before = scim.get("/Users/" + id).json();
    for (var line :
        List.of(
            "400 invalidSyntax|[]",
            "400 invalidSyntax|7",
            "400 invalidSyntax|[{\"op\": \"move\", \"path\": \"active\", \"value\": true}]",
            "400 invalidSyntax|[7]",
            "400 noTarget|[{\"op\": \"remove\"}]",
            "400 invalidValue|[{\"op\": \"remove\", \"path\": \"userName\"}]",
            "400 invalidValue|[{\"op\": \"remove\", \"path\": \"active\"}]",
            "400 invalidValue|[{\"op\": \"replace\", \"path\": \"active\"}]",
            "400 invalidValue|[{\"op\": \"replace\", \"path\": \"active\", \"value\": null}]",
            "400 invalidValue|[{\"op\": \"replace\", \"value\": true}]",
            "400 invalidValue|[{\"op\": \"replace\", \"path\": \"emails\", \"value\": [7]}]",
            "400 invalidValue|[{\"op\": \"replace\", \"path\": \"name\", \"value\": \"x\"}]",
            "400 invalidPath|[{\"op\": \"replace\", \"path\": \"nonsense\", \"value\": 1}]",
            "400 invalidPath|[{\"op\": \"replace\", \"path\": \"\", \"value\": 1}]",
            "400 mutability|[{\"op\": \"replace\", \"path\": \"id\", \"value\": \"1\"}]",
            "400 invalidValue|[{\"op\": \"replace\", \"path\": \"active\", \"value\": false},"
                + " {\"op\": \"replace\", \"path\": \"active\", \"value\": \"x\"}]")) {
      var parts = line.split("\\|", 2);
      assertThat(error(scim.patch(id, parts[1]))).as(line).isEqualTo(parts[0]);
    }
    assertThat(scim.get("/Users/" + id).json()).isEqualTo(before);
  }

  @Test
  void what_is_put_is_in_place_of_what_was_said_before() {
    var id = id(add());
    scim.patch(id, deactivate());
    var put = scim.put(id, "{\"userName\": \"%s\", \"id\": \"x\"}".formatted(nora));

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.json().at("/externalId").isMissingNode()).isTrue();
    assertThat(put.json().at("/active").asBoolean()).isFalse(); // nothing was said of it
    assertThat(put.json().at("/name/formatted").asString()).isEqualTo("Nora Stone");
    assertThat(put.json().at("/emails/0/value").asString()).isEqualTo(nora);
    var renamed = scim.put(id, user(nora, nora, "\"active\": true,").replace("Stone", "Quist"));
    assertThat(renamed.json().at("/active").asBoolean()).isTrue();
    assertThat(renamed.json().at("/name/formatted").asString()).isEqualTo("Nora Quist");
    assertThat(error(scim.put(id, "{}"))).isEqualTo("400 invalidValue");
    assertThat(error(scim.put(id, user(cafe.tom.email(), nora, "")))).isEqualTo("409 uniqueness");
  }

  @Test
  void who_is_kept_out_is_signed_out_at_once_and_what_they_wrote_stays() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello from Tom");
    browser.signIn(cafe.tom);
    assertThat(browser.get("/applications").statusCode()).isEqualTo(200);

    assertThat(scim.patch(cafe.tom.id(), deactivate()).status()).isEqualTo(200);

    assertThat(location(browser.get("/applications"))).isEqualTo("/sign-in");
    assertThat(provider.arrive(browser, slug(), "sub-tom", cafe.tom.email()).body())
        .contains("You are kept out here.");
    assertThat(maria.get("/conversations/" + cafe.lenaAsBarista).body()).contains("Hello from Tom");
    scim.patch(cafe.tom.id(), "[{\"op\": \"replace\", \"value\": {\"active\": \"true\"}}]");
    assertThat(location(browser.signIn(cafe.tom.email(), SmallCompany.PASSWORD)))
        .isEqualTo("/applications");
  }

  @Test
  void the_last_administrator_stays() {
    var id = cafe.maria.id();
    for (var refused :
        List.of(
            scim.patch(id, deactivate()),
            scim.put(id, user(cafe.maria.email(), cafe.maria.email(), "\"active\": false,")),
            scim.delete(id))) {
      assertThat(error(refused)).isEqualTo("409");
      assertThat(refused.json().at("/detail").asString()).contains("only administrator");
    }
    assertThat(maria.get("/settings/people").statusCode()).isEqualTo(200);
    assertThat(scim.get("/Users/" + id).json().at("/name/formatted").asString())
        .isEqualTo(cafe.maria.name());
  }

  @Test
  void who_is_removed_is_found_no_more_and_comes_back_without_any_rights() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello from Tom");
    browser.signIn(cafe.tom);
    browser.get("/applications");
    var id = cafe.tom.id();
    scim.patch(id, "[{\"op\": \"add\", \"path\": \"externalId\", \"value\": \"tom-1\"}]");

    assertThat(scim.delete(id).status()).isEqualTo(204);

    assertThat(location(browser.get("/applications"))).isEqualTo("/sign-in");
    for (var gone :
        List.of(
            scim.get("/Users/" + id),
            scim.put(id, user("tom", cafe.tom.email(), "")),
            scim.patch(id, deactivate()),
            scim.delete(id))) assertThat(error(gone)).isEqualTo("404");
    assertThat(found("userName eq \"" + cafe.tom.email() + "\"")).isEmpty();
    assertThat(
            scim.post(user("other", cafe.address("other"), "\"externalId\": \"tom-1\",")).status())
        .isEqualTo(201);
    assertThat(maria.get("/conversations/" + cafe.lenaAsBarista).body()).contains("Hello from Tom");

    var again = scim.post(user("tom", cafe.tom.email(), ""));
    assertThat(again.status()).isEqualTo(201);
    assertThat(id(again)).isEqualTo(id);
    assertThat(browser.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(401);
    provider.arrive(browser, slug(), "sub-tom", cafe.tom.email());
    assertThat(browser.get("/applications").body()).contains("No location yet");
  }

  @Test
  void who_was_removed_and_let_in_by_hand_is_found_again() {
    scim.delete(cafe.tom.id());
    maria.post("/settings/people/%d/enable".formatted(cafe.tom.id()), Map.of());

    assertThat(scim.get("/Users/" + cafe.tom.id()).status()).isEqualTo(200);
    assertThat(error(scim.post(user("tom", cafe.tom.email(), "")))).isEqualTo("409 uniqueness");
  }

  @Test
  void an_address_that_a_password_can_be_mailed_to_is_not_changed_by_the_provider() {
    var moved = "[{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"%s\"}]";
    var tom = scim.patch(cafe.tom.id(), moved.formatted(nora));
    assertThat(error(tom)).isEqualTo("400 mutability");
    assertThat(tom.json().at("/detail").asString()).contains("under Settings, You");

    var id = id(scim.post(user(nora, nora, "")));
    assertThat(error(scim.patch(id, moved.formatted(cafe.tom.email()))))
        .isEqualTo("409 uniqueness");
    assertThat(error(scim.patch(id, moved.formatted("nora@elsewhere.example"))))
        .isEqualTo("400 invalidValue");
    change(id, moved.formatted(cafe.address("quist")), "/emails/0/value", cafe.address("quist"));
  }

  @Test
  void who_changes_says_from_what_and_what_is_known_is_not_told_again() {
    var added = add();
    var id = id(added);
    var first = added.header("ETag");
    assertThat(first).isEqualTo(added.json().at("/meta/version").asString());
    assertThat(scim.get("/Users/" + id, "If-None-Match", first).status()).isEqualTo(304);

    assertThat(scim.patch(id, deactivate(), "If-Match", "W/" + first).status()).isEqualTo(200);

    assertThat(error(scim.patch(id, deactivate(), "If-Match", first))).isEqualTo("412");
    assertThat(error(scim.put(id, user(nora, nora, ""), "If-Match", first))).isEqualTo("412");
    assertThat(error(scim.delete(id, "If-Match", first))).isEqualTo("412");
    assertThat(scim.delete(id, "If-Match", "*").status()).isEqualTo(204);
  }

  @Test
  void answers_hold_what_is_wanted_of_them() {
    var id = id(add());
    assertThat(fields("/Users/" + id + "?attributes=username"))
        .containsExactlyInAnyOrder("schemas", "id", "userName");
    assertThat(fields("/Users/" + id + "?attributes=name.givenName,emails"))
        .containsExactlyInAnyOrder("schemas", "id", "name", "emails");
    assertThat(
            scim.get("/Users/" + id + "?attributes=name.givenName").json().at("/name").toString())
        .isEqualTo("{\"givenName\":\"Nora\"}");
    assertThat(fields("/Users/" + id + "?excludedAttributes=emails,id,meta"))
        .contains("id", "userName")
        .doesNotContain("emails", "meta");
    assertThat(scim.get("/Users?attributes=active").json().at("/Resources/0").propertyNames())
        .containsExactlyInAnyOrder("schemas", "id", "active");
  }

  @Test
  void the_audit_log_says_what_the_provider_did() {
    var id = id(add());
    scim.patch(id, "[{\"op\": \"replace\", \"path\": \"name.familyName\", \"value\": \"Quist\"}]");
    scim.patch(id, deactivate());
    scim.delete(id);

    var log = Jsoup.parse(maria.get("/settings/audit-log").body()).text();
    for (var deed : List.of("added", "changed the name of", "disabled", "removed"))
      assertThat(log).contains("SCIM key " + deed + " Nora Quist");
    assertThat(cafe.in(() -> staff.find(id)).disabled()).isTrue();
  }

  private Answer add() {
    return scim.post(user("nora.stone", nora, "\"externalId\": \"00u1\","));
  }

  private static String user(String userName, String email, String more) {
    return """
    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s", %s
      "name": {"givenName": "Nora", "familyName": "Stone"}, "password": "ignored",
      "emails": [{"value": "home@mail.example", "type": "home"},
        {"value": "%s", "type": "work", "primary": true}]}
    """
        .formatted(userName, more, email);
  }

  private static String deactivate() {
    return "[{\"op\": \"replace\", \"path\": \"active\", \"value\": false}]";
  }

  private void change(long id, String operations, String field, String expected) {
    var answer = scim.patch(id, operations);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    assertThat(answer.json().at(field).asString("")).isEqualTo(expected);
    assertThat(scim.get("/Users/" + id).json()).isEqualTo(answer.json());
  }

  private List<String> found(String filter) {
    var answer = scim.get("/Users?filter=" + URLEncoder.encode(filter, UTF_8));
    assertThat(answer.status()).as(filter).isEqualTo(200);
    var ids = names(answer.json().at("/Resources"), "id");
    assertThat(answer.json().at("/totalResults").asInt()).isEqualTo(ids.size());
    return ids;
  }

  private Collection<String> fields(String path) {
    return scim.get(path).json().propertyNames();
  }

  private static List<String> names(Iterable<JsonNode> items, String field) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(it -> it.path(field).asString())
        .toList();
  }

  /// What each way of asking answers.
  private static List<Integer> everything(ScimClient client, long id) {
    return List.of(
        client.get("/Users").status(),
        client.get("/Users/" + id).status(),
        client.post("{\"userName\": \"a@b.example\"}").status(),
        client.put(id, "{\"userName\": \"a@b.example\"}").status(),
        client.patch(id, deactivate()).status(),
        client.delete(id).status(),
        client.get("/ServiceProviderConfig").status(),
        client.get("/ResourceTypes").status(),
        client.get("/Schemas").status());
  }

  private ScimClient client(SmallCompany of, Scope scope, Set<Long> locations) {
    return new ScimClient(url, key(of, scope, locations));
  }

  private String key(SmallCompany of, Scope scope, Set<Long> locations) {
    var wanted = new NewApiKey(new PersonName(scope + " key"), scope, locations);
    return of.in(() -> keys.make(of.maria, wanted)).secret();
  }

  private String slug() {
    return cafe.in(companies::slug);
  }

  private static long id(Answer answer) {
    return answer.json().at("/id").asLong();
  }
}
