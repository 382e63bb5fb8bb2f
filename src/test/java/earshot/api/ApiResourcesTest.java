package earshot.api;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.company.PersonName;
import earshot.web.PublicUrl;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What another system does with bulk messages, opt-outs and users, and how often it may ask.
@NullMarked
@EarshotTest
class ApiResourcesTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private ApiKeys keys;
  @Autowired private PublicUrl url;
  @Autowired private TestClock clock;

  private ApiClient api;

  @BeforeEach
  void with_a_key_for_everything() {
    clock.set(clock.instant());
    api = client(Scope.ADMIN);
  }

  @Test
  void a_bulk_message_is_looked_ahead_sent_watched_and_undone() {
    var two =
        "{\"applications\": [%d, %d], \"body\": \"Hi {{applicant.first_name}}\"}"
            .formatted(cafe.lenaAsBarista, cafe.omarAsHost);

    var ahead = api.post("/bulk-messages/preflight", two).json();
    assertThat(ahead.get("chosen").asInt()).isEqualTo(2);
    assertThat(ahead.get("reached").asInt()).isEqualTo(2);
    assertThat(ahead.get("groups")).isNotEmpty();

    var sent = api.post("/bulk-messages", two);
    assertThat(sent.status()).isEqualTo(202);
    var path = sent.header("Location").replaceFirst("^/api/v1", "");
    assertThat(sent.json().get("state").asString()).isEqualTo("waiting");
    assertThat(sent.json().get("total").asInt()).isEqualTo(2);
    assertThat(api.get(path).json().get("sent").asInt()).isZero();
    assertThat(api.get("/bulk-messages").json().at("/items/0/id").asLong())
        .isEqualTo(sent.json().get("id").asLong());
    assertThat(api.post(path + "/undo", "").json().get("state").asString()).isEqualTo("undone");
    assertThat(api.post(path + "/cancel", "").problem()).isEqualTo("conflict");
  }

  @Test
  void a_bulk_message_is_cancelled() {
    var everybody = "{\"matching\": {\"folder\": \"applicants\"}, \"body\": \"Hello\"}";
    var sent = api.post("/bulk-messages", everybody);
    var path = sent.header("Location").replaceFirst("^/api/v1", "");

    assertThat(api.post(path + "/pause", "").problem()).isEqualTo("conflict");
    assertThat(api.post(path + "/cancel", "").json().get("state").asString())
        .isEqualTo("cancelled");
  }

  @Test
  void a_bulk_message_that_cannot_go_names_what_is_wrong() {
    var one = "\"applications\": [" + cafe.lenaAsBarista + "]";

    assertThat(api.post("/bulk-messages", "{\"body\": \"Hello\"}").problem())
        .isEqualTo("invalid-request applications");
    assertThat(
            api.post("/bulk-messages", "{" + one + ", \"matching\": {}, \"body\": \"Hello\"}")
                .problem())
        .isEqualTo("invalid-request applications");
    assertThat(
            api.post("/bulk-messages", "{" + one + ", \"body\": \"Hi {{applicant.age}}\"}")
                .problem())
        .isEqualTo("invalid-request body");
    assertThat(
            api.post(
                    "/bulk-messages",
                    "{\"applications\": [%d], \"body\": \"Hello\"}".formatted(clinic.lenaAsBarista))
                .status())
        .isEqualTo(404);
    assertThat(
            client(Scope.READ)
                .post("/bulk-messages", "{" + one + ", \"body\": \"Hello\"}")
                .status())
        .isEqualTo(403);
  }

  @Test
  void a_phone_that_wants_no_texts_is_told_listed_and_taken_back() {
    var phone = "+14155550177";

    var told = api.post("/opt-outs", "{\"phone\": \"+1 415-555-0177\"}");
    assertThat(told.status()).isEqualTo(201);
    assertThat(told.json().get("phone").asString()).isEqualTo(phone);
    assertThat(told.json().get("opted_out").asBoolean()).isTrue();
    assertThat(api.get("/opt-outs").json().at("/items/0/phone").asString()).isEqualTo(phone);
    assertThat(api.delete("/opt-outs/" + phone).json().get("opted_out").asBoolean()).isFalse();
    assertThat(api.get("/opt-outs").json().get("items")).isEmpty();
    assertThat(api.post("/opt-outs", "{\"phone\": \"555\"}").problem())
        .isEqualTo("invalid-request phone");
    assertThat(client(Scope.WRITE).get("/opt-outs").status()).isEqualTo(403);
  }

  @Test
  void users_are_listed_with_what_they_may_do() {
    var tom = api.get("/users/" + cafe.tom.id()).json();

    assertThat(api.get("/users").json().get("items")).hasSize(3);
    assertThat(tom.get("email").asString()).isEqualTo(cafe.tom.email());
    assertThat(tom.get("role").asString()).isEqualTo("manager");
    assertThat(tom.at("/grants/0/location_id").asLong()).isEqualTo(cafe.pier4);
    assertThat(tom.at("/grants/0/review_applications").asBoolean()).isTrue();
    assertThat(api.get("/users/" + clinic.tom.id()).status()).isEqualTo(404);
    assertThat(client(Scope.WRITE).get("/users").status()).isEqualTo(403);
  }

  @Test
  void a_key_that_asks_too_often_is_told_when_it_may_again_and_no_other_key_waits() {
    var other = client(Scope.READ);
    var busy = client(Scope.READ);
    cafe.update(
        """
        insert into api_rate (api_key_id, free_at)
        select max(id), now() + interval '61 seconds' from api_key
        """);

    var refused = busy.get("/locations");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.problem()).isEqualTo("too-many-requests");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.header("RateLimit")).contains("r=0");
    assertThat(other.get("/locations").header("RateLimit-Policy")).contains("w=60");
    cafe.update("update api_rate set free_at = free_at - interval '2 seconds'");
    assertThat(busy.get("/locations").status()).isEqualTo(200);
  }

  private ApiClient client(Scope scope) {
    var wanted = new NewApiKey(new PersonName("Hiring system"), scope, Set.of());
    return new ApiClient(url, cafe.in(() -> keys.make(cafe.maria, wanted)).secret());
  }
}
