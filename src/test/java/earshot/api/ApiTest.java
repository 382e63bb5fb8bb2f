package earshot.api;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.company.PersonName;
import earshot.web.PublicUrl;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What another system does with applications, conversations and messages.
@NullMarked
@EarshotTest
class ApiTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private ApiKeys keys;
  @Autowired private PublicUrl url;

  private ApiClient api;

  @BeforeEach
  void with_a_key_for_everything() {
    api = client(Scope.ADMIN, Set.of());
  }

  @Test
  void applications_are_listed_with_their_people() {
    var listed = api.get("/applications?limit=2").json();

    assertThat(listed.get("items")).hasSize(2);
    var next = api.get("/applications?limit=200&after=" + listed.get("next_cursor").asString());
    assertThat(next.json().get("items")).hasSize(2);
    assertThat(next.json().get("next_cursor").isNull()).isTrue();
    var lena = api.get("/applications/" + cafe.lenaAsBarista).json();
    assertThat(lena.at("/applicant/name").asString()).startsWith("Lena");
    assertThat(lena.at("/job/name").asString()).isEqualTo("Barista");
    assertThat(lena.get("stage").asString()).isEqualTo("new");
    assertThat(lena.get("conversation_id").isNull()).isTrue();
  }

  @Test
  void a_message_starts_the_conversation_and_is_listed_with_its_deliveries() {
    var sent = send(cafe.jamalAsCook, "Can you come on Tuesday?");

    assertThat(sent.status()).isEqualTo(201);
    assertThat(sent.json().get("seq").asInt()).isEqualTo(1);
    assertThat(sent.json().at("/author/kind").asString()).isEqualTo("user");
    assertThat(sent.json().get("channel").asString()).isEqualTo("api");
    assertThat(sent.json().get("reply_address").asString()).startsWith("reply+");
    cafe.answer(cafe.jamal, cafe.jamalAsCook, "Yes");
    var after = api.get("/conversations/" + cafe.jamalAsCook + "/messages?after=1").json();
    assertThat(after.get("items")).hasSize(1);
    assertThat(after.at("/items/0/author/kind").asString()).isEqualTo("applicant");
    var first = api.get("/conversations/" + cafe.jamalAsCook + "/messages/1").json();
    assertThat(first.get("deliveries")).hasSize(3);
    assertThat(first.at("/deliveries/0/channel").asString()).isEqualTo("email");
  }

  @Test
  void a_hundred_posts_of_one_key_make_one_message() throws Exception {
    var seqs = new HashSet<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 100)
              .mapToObj(_ ->
                  threads.submit(() ->
                      api.post(
                          "/applications/" + cafe.omarAsHost + "/messages",
                          "{\"body\":\"Hello Omar\"}",
                          "Idempotency-Key",
                          "hello")))
              .toList();
      for (var answer : answers) {
        assertThat(answer.get().status()).isEqualTo(201);
        seqs.add(answer.get().json().get("seq").asInt());
      }
    }

    assertThat(seqs).containsExactly(1);
    var messages = api.get("/conversations/" + cafe.omarAsHost + "/messages").json().get("items");
    assertThat(messages).hasSize(1);
    var other =
        api.post(
            "/applications/" + cafe.omarAsHost + "/messages",
            "{\"body\":\"Something else\"}",
            "Idempotency-Key",
            "hello");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused Idempotency-Key");
  }

  @Test
  void what_was_refused_may_be_tried_again_with_the_same_key() {
    var empty = "{\"body\":\" \"}";
    var path = "/applications/" + cafe.omarAsHost + "/messages";
    assertThat(api.post(path, empty, "Idempotency-Key", "again").status()).isEqualTo(422);

    var good = api.post(path, "{\"body\":\"Hello\"}", "Idempotency-Key", "again");

    assertThat(good.status()).isEqualTo(201);
  }

  @Test
  void conversations_are_read_and_archived_for_the_key_alone() {
    send(cafe.jamalAsCook, "Can you come on Tuesday?");
    cafe.answer(cafe.jamal, cafe.jamalAsCook, "Yes");
    var listed = api.get("/conversations?view=unanswered").json().get("items");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("is_new").asBoolean()).isTrue();

    var read = api.post("/conversations/" + cafe.jamalAsCook + "/read", "");
    assertThat(read.json().get("is_new").asBoolean()).isFalse();
    assertThat(api.post("/conversations/" + cafe.jamalAsCook + "/archive", "").status())
        .isEqualTo(200);

    assertThat(api.get("/conversations?view=archived").json().get("items")).hasSize(1);
    assertThat(api.get("/conversations?view=inbox").json().get("items")).isEmpty();
  }

  @Test
  void another_system_hands_over_and_changes_an_application() {
    var added =
        api.post(
            "/applications",
            """
            {"external_id": "gh-1", "job_id": %d, "applicant": {"external_id": "p-1",
             "first_name": "Nora", "last_name": "Quist", "email": "nora@quist.example",
             "phone": "(415) 555-0199", "texts_allowed": true}}
            """
                .formatted(cafe.barista));
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().at("/applicant/phone").asString()).isEqualTo("+14155550199");
    assertThat(added.json().at("/applicant/texts_allowed").asBoolean()).isTrue();

    var changed =
        api.post(
            "/applications",
            "{\"external_id\": \"gh-1\", \"stage\": \"interview\","
                + " \"applicant\": {\"last_name\": \"Quist-Meyer\"}}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().get("id")).isEqualTo(added.json().get("id"));
    assertThat(changed.json().get("stage").asString()).isEqualTo("interview");
    assertThat(changed.json().at("/applicant/name").asString()).isEqualTo("Nora Quist-Meyer");
    var second =
        api.post(
            "/applications",
            "{\"job_id\": %d, \"applicant\": {\"external_id\": \"p-1\"}}".formatted(cafe.cook));
    assertThat(second.json().at("/applicant/id")).isEqualTo(added.json().at("/applicant/id"));
  }

  @Test
  void whoever_read_something_older_changes_nothing() {
    var path = "/applications/" + cafe.lenaAsBarista;
    var read = api.get(path).header("ETag");
    assertThat(api.patch(path, "{\"stage\":\"interview\"}", "If-Match", read).status())
        .isEqualTo(200);

    var late = api.patch(path, "{\"stage\":\"hired\"}", "If-Match", read);

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("precondition-failed");
    assertThat(api.get(path).json().get("stage").asString()).isEqualTo("interview");
  }

  @Test
  void errors_name_what_is_wrong() {
    assertThat(api.get("/applications?limit=0").problem()).isEqualTo("invalid-request limit");
    assertThat(api.get("/applications?limit=x").problem()).isEqualTo("invalid-request limit");
    assertThat(api.get("/applications?stage=lost").problem()).isEqualTo("invalid-request stage");
    assertThat(api.get("/applications?after=x").problem()).isEqualTo("invalid-request after");
    assertThat(api.get("/applications/x").problem()).isEqualTo("not-found");
    assertThat(api.get("/nothing").problem()).isEqualTo("not-found");
    assertThat(api.get("/applications/" + clinic.lenaAsBarista).problem()).isEqualTo("not-found");
    assertThat(api.delete("/applications").problem()).isEqualTo("method-not-allowed");
    assertThat(api.post("/applications", "{").problem()).isEqualTo("invalid-request");
    assertThat(api.post("/applications", "{\"job_id\":\"x\"}").problem())
        .isEqualTo("invalid-request job_id");
    assertThat(api.post("/applications", "{}").problem()).isEqualTo("invalid-request job_id");
    assertThat(api.post("/applications", "{\"company_id\":1}").problem())
        .isEqualTo("invalid-request company_id");
    assertThat(send(cafe.jamalAsCook, "\\n").problem()).isEqualTo("invalid-request");
  }

  @Test
  void a_key_does_what_its_scope_says_where_it_may() {
    assertThat(new ApiClient(url, "nonsense").get("/applications").status()).isEqualTo(401);
    assertThat(new ApiClient(url, "nonsense").get("/applications").problem())
        .isEqualTo("unauthorized");
    var reader = client(Scope.READ, Set.of());
    assertThat(reader.get("/applications").status()).isEqualTo(200);
    assertThat(reader.post("/applications", "{}").problem()).isEqualTo("forbidden");
    var local = client(Scope.WRITE, Set.of(cafe.pier4));
    assertThat(local.get("/applications").json().get("items")).hasSize(2);
    assertThat(local.get("/applications/" + cafe.omarAsHost).problem()).isEqualTo("not-found");
    var written =
        local.post("/applications/" + cafe.lenaAsBarista + "/messages", "{\"body\":\"Hi\"}");
    assertThat(written.status()).isEqualTo(201);
    assertThat(written.json().has("reply_address")).isFalse();
  }

  @Test
  void a_revoked_key_ends_at_once() {
    var made = cafe.in(() -> keys.make(cafe.maria, wanted(Scope.READ, Set.of())));
    var reader = new ApiClient(url, made.secret());
    assertThat(reader.get("/jobs").status()).isEqualTo(200);

    cafe.run(() -> keys.revoke(made.key().id()));

    assertThat(reader.get("/jobs").status()).isEqualTo(401);
  }

  private ApiClient.Answer send(long application, String body) {
    return api.post("/applications/" + application + "/messages", "{\"body\":\"" + body + "\"}");
  }

  private ApiClient client(Scope scope, Set<Long> locations) {
    return new ApiClient(
        url, cafe.in(() -> keys.make(cafe.maria, wanted(scope, locations))).secret());
  }

  private static NewApiKey wanted(Scope scope, Set<Long> locations) {
    return new NewApiKey(new PersonName("Hiring system"), scope, locations);
  }
}
