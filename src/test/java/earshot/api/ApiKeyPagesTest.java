package earshot.api;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.web.PublicUrl;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Settings › API: a key from the form to its end.
@NullMarked
@EarshotTest
class ApiKeyPagesTest {

  private static final String PAGE = "/settings/api";

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient maria;
  @Autowired private PublicUrl url;
  @Autowired private JdbcClient sql;
  @Autowired private TestClock clock;

  @BeforeEach
  void maria_is_signed_in() {
    clock.set(clock.instant());
    maria.signIn(cafe.maria);
  }

  @Test
  void a_key_is_shown_once_and_nobody_can_read_it_afterwards() {
    var secret = make("Greenhouse", "READ", cafe.pier4);

    assertThat(secret).hasSizeGreaterThan(30);
    assertThat(maria.get(PAGE).body())
        .contains("Greenhouse", secret.substring(secret.length() - 4))
        .doesNotContain(secret);
    assertThat(stored()).isPositive();
    assertThat(storedWith(secret)).isZero();
  }

  @Test
  void it_opens_its_locations_by_its_scope_and_the_page_says_when_it_was_used_last() {
    var api = new ApiClient(url, make("Greenhouse", "READ", cafe.pier4));
    assertThat(row()).contains("Never used", "Pier 4");

    assertThat(api.get("/applications/" + cafe.jamalAsBarista).status()).isEqualTo(200);
    assertThat(api.get("/applications/" + cafe.omarAsHost).status()).isEqualTo(404);
    assertThat(api.post("/applications/" + cafe.jamalAsBarista + "/messages", "{}").status())
        .isEqualTo(403);

    assertThat(row()).contains("Last used:").doesNotContain("Never used");
  }

  @Test
  void once_it_is_revoked_it_opens_nothing() {
    var api = new ApiClient(url, make("Greenhouse", "ADMIN"));
    var revoke = page(PAGE).select("form[action$=revoke]").attr("action");
    assertThat(api.get("/locations").status()).isEqualTo(200);

    maria.post(revoke, Map.of());

    assertThat(api.get("/locations").status()).isEqualTo(401);
    assertThat(row()).contains("Revoked");
  }

  @Test
  void a_key_needs_a_name_and_locations_of_its_company() {
    assertThat(maria.post(PAGE + "/keys", Map.of("name", " ", "scope", "READ")).statusCode())
        .isEqualTo(422);
    var elsewhere = Map.of("name", "Lever", "scope", "READ", "at", Long.toString(clinic.pier4));
    assertThat(maria.post(PAGE + "/keys", elsewhere).statusCode()).isEqualTo(404);
    assertThat(page(PAGE).select(".people li")).isEmpty();
  }

  private String make(String name, String scope) {
    return secret(Map.of("name", name, "scope", scope));
  }

  private String make(String name, String scope, long location) {
    return secret(Map.of("name", name, "scope", scope, "at", Long.toString(location)));
  }

  private String secret(Map<String, String> form) {
    maria.get(PAGE + "/keys/new");
    return Jsoup.parse(maria.post(PAGE + "/keys", form).body()).select("#secret").val();
  }

  private Document page(String path) {
    return Jsoup.parse(maria.get(path).body());
  }

  private String row() {
    return page(PAGE).select(".people li").text();
  }

  private long stored() {
    return cafe.inTransaction(
        () -> sql.sql("select count(*) from api_key").query(Long.class).single());
  }

  private long storedWith(String secret) {
    return cafe.inTransaction(() ->
        sql.sql("select count(*) from api_key k where position(:secret in k::text) > 0")
            .param("secret", secret)
            .query(Long.class)
            .single());
  }
}
