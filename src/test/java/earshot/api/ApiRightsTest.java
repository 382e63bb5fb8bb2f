package earshot.api;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.company.PersonName;
import earshot.web.PublicUrl;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every operation the description knows, asked with keys that may not do it. What is sent is made
/// of the examples of the description.
@NullMarked
@EarshotTest
class ApiRightsTest {

  private static final String WHOLE_COMPANY =
      "(?s).*that is (limited to no locations|not limited to locations).*";

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private ApiKeys keys;
  @Autowired private Description description;
  @Autowired private PublicUrl url;
  @Autowired private JdbcClient sql;

  private final List<String> wrong = new ArrayList<>();

  @Test
  void without_a_key_nothing_is_answered() {
    expect(new ApiClient(url, "nonsense"), 401, description.operations());
  }

  @Test
  void a_key_for_reading_changes_nothing() {
    expect(
        key(cafe, Scope.READ, Set.of()),
        403,
        description.operations().stream().filter(it -> !it.method().equals("GET")).toList());
  }

  @Test
  void what_is_for_administration_is_for_no_other_key() {
    expect(
        key(cafe, Scope.WRITE, Set.of()),
        403,
        description.operations().stream()
            .filter(it -> it.node().path("description").asString().contains("scope admin"))
            .toList());
  }

  @Test
  void nobody_finds_things_of_another_company() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    expect(key(clinic, Scope.ADMIN, Set.of()), 404, ofSomething());
  }

  @Test
  void nobody_finds_things_of_another_location() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    expect(key(cafe, Scope.ADMIN, Set.of(cafe.airport)), 404, ofSomething());
  }

  @Test
  void a_key_of_one_location_has_nothing_that_is_the_whole_company_s() {
    expect(
        key(cafe, Scope.ADMIN, Set.of(cafe.airport)),
        404,
        description.operations().stream()
            .filter(it -> it.node().path("description").asString().matches(WHOLE_COMPANY))
            .toList());
    for (var other :
        List.of(
            "listOptOuts", "addOptOut", "removeOptOut", "listAuditEvents", "listUsers", "getUser"))
      assertThat(
              description.operations().stream()
                  .filter(it -> it.id().equals(other))
                  .map(it -> it.node().path("description").asString()))
          .allMatch(it -> it.matches(WHOLE_COMPANY));
  }

  @Test
  void a_key_of_one_location_reads_the_company_s_templates_and_changes_none() {
    var text = "{\"name\":\"Invitation\",\"body\":\"Come\"}";
    var added = key(cafe, Scope.WRITE, Set.of()).post("/templates", text).json();
    var path = "/templates/" + added.get("id").asLong();
    var local = key(cafe, Scope.WRITE, Set.of(cafe.pier4));

    assertThat(local.get("/templates").json().at("/items/0")).isEqualTo(added);
    assertThat(local.get(path).json()).isEqualTo(added);
    assertThat(local.post("/templates", text).status()).isEqualTo(403);
    assertThat(local.delete(path).status()).isEqualTo(403);
    var put = local.request(path).method("PUT", BodyPublishers.ofString(text));
    assertThat(local.send(put).status()).isEqualTo(403);
    assertThat(key(clinic, Scope.READ, Set.of()).get(path).status()).isEqualTo(404);
  }

  @Test
  void a_key_of_one_location_writes_to_nobody_elsewhere_in_whoever_s_name() {
    var airports = key(cafe, Scope.WRITE, Set.of(cafe.airport));
    var body = "{\"body\":\"Hello\",\"user_id\":%d}".formatted(cafe.maria.id());

    assertThat(airports.post("/applications/" + cafe.lenaAsBarista + "/messages", body).status())
        .isEqualTo(404);
    assertThat(airports.post("/applications/" + cafe.jamalAsBarista + "/messages", body).status())
        .isEqualTo(403); // it may read that one, as part of a history

    cafe.run(() ->
        assertThat(sql.sql("select count(*) from message").query(Long.class).single()).isZero());
  }

  @Test
  void nobody_writes_in_the_name_of_a_program() {
    var api = key(cafe, Scope.WRITE, Set.of());
    var program =
        cafe.inTransaction(() ->
            sql.sql("select id from app_user where program limit 1").query(Long.class).single());

    var refused =
        api.post(
            "/applications/" + cafe.lenaAsBarista + "/messages",
            "{\"body\":\"Hello\",\"user_id\":%d}".formatted(program));

    assertThat(refused.problem()).isEqualTo("invalid-request user_id");
  }

  private void expect(ApiClient client, int status, List<Description.Operation> operations) {
    assertThat(operations).hasSizeGreaterThan(3);
    for (var operation : operations) {
      if (operation.id().equals("openapi")) continue;
      var answer = ask(client, operation);
      if (answer != status) wrong.add(operation.id() + " answers " + answer);
    }
    assertThat(wrong).isEmpty();
  }

  private List<Description.Operation> ofSomething() {
    return description.operations().stream().filter(it -> it.path().contains("{id}")).toList();
  }

  private int ask(ApiClient client, Description.Operation operation) {
    var path =
        operation
            .path()
            .replace("{id}", Long.toString(id(operation.path())))
            .replace("{seq}", "1")
            .replace("{delivery}", "1")
            .replace("{channel}", "email")
            .replace("{phone}", "+14155550132");
    var schema =
        description
            .resolve(operation.node().path("requestBody"))
            .at("/content/application~1json/schema");
    var body =
        schema.isMissingNode()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(example(description.resolve(schema)).toString());
    return client.send(client.request(path).method(operation.method(), body)).status();
  }

  private long id(String path) {
    if (path.startsWith("/jobs")) return cafe.barista;
    if (path.startsWith("/locations")) return cafe.pier4;
    if (path.startsWith("/applicants")) return cafe.lena;
    if (path.startsWith("/users")) return cafe.tom.id();
    return cafe.lenaAsBarista;
  }

  private ObjectNode example(JsonNode schema) {
    var example = JsonNodeFactory.instance.objectNode();
    for (var field : schema.path("properties").properties()) {
      var first = field.getValue().path("examples").path(0);
      // As whom the key writes: somebody who is not there would be told of first.
      if (!first.isMissingNode() && !field.getKey().equals("user_id"))
        example.set(field.getKey(), first);
    }
    return example;
  }

  private ApiClient key(SmallCompany of, Scope scope, Set<Long> locations) {
    var wanted = new NewApiKey(new PersonName("Hiring system"), scope, locations);
    return new ApiClient(url, of.in(() -> keys.make(of.maria, wanted)).secret());
  }
}
