package earshot.api;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.Together;
import earshot.company.PersonName;
import earshot.hiring.Applicants;
import earshot.web.PublicUrl;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What another system does with applications, conversations and messages.
@NullMarked
@EarshotTest
class ApiTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private ApiKeys keys;
  @Autowired private Applicants applicants;
  @Autowired private PublicUrl url;
  @Autowired private JdbcClient sql;

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
  void only_the_fields_that_are_asked_for_are_told() {
    var listed = api.get("/applications?limit=1&fields=id,applicant.email").json();
    assertThat(listed.at("/items/0").propertyNames()).containsExactly("id", "applicant");
    assertThat(listed.at("/items/0/applicant").propertyNames()).containsExactly("email");
    assertThat(listed.get("next_cursor").isString()).isTrue();
    var one = api.get("/conversations/" + cafe.omarAsHost + "?fields=applicant").json();
    assertThat(one.propertyNames()).containsExactly("applicant");
    assertThat(one.get("applicant")).hasSize(2);
    for (var wrong :
        List.of("fields=id,name", "fields=", "fields=applicant..id", "fields=applicant.x"))
      assertThat(api.get("/applications?job=1&" + wrong).problem())
          .isEqualTo("invalid-request fields");
    assertThat(api.get("/applications?fields=applicant.x").json().get("detail").asString())
        .isEqualTo("There is no field applicant.x here.");
  }

  @Test
  void lists_tell_what_each_item_would_be_asked_for() {
    send(cafe.jamalAsCook, "Can you come on Tuesday?");
    cafe.answer(cafe.jamal, cafe.jamalAsCook, "Yes");
    send(cafe.lenaAsBarista, "Hello Lena");

    var applications = api.get("/applications?expand=conversation").json().get("items");
    for (var it : applications) {
      var whole = api.get("/applications/" + it.get("id").asLong() + "?expand=conversation");
      assertThat(whole.json()).isEqualTo(it);
      var last = it.at("/conversation/last_seq").asInt();
      assertThat(it.at("/conversation/last_message").isNull()).isEqualTo(last == 0);
    }
    var conversations = api.get("/conversations?expand=messages").json().get("items");
    assertThat(conversations).hasSize(2);
    for (var it : conversations) {
      var one = api.get("/conversations/" + it.get("id").asLong() + "?expand=messages").json();
      assertThat(one.get("messages")).isEqualTo(it.get("messages")).isNotEmpty();
      var listed =
          api.get(
              "/conversations/"
                  + it.get("id").asLong()
                  + "/messages?fields=seq,body,deliveries,author,files");
      assertThat(listed.json().at("/items/0/deliveries"))
          .isEqualTo(it.at("/messages/0/deliveries"));
    }
    assertThat(api.get("/conversations?expand=jobs").problem()).isEqualTo("invalid-request expand");
  }

  @Test
  void another_system_opens_changes_and_closes_a_location() {
    var added =
        api.post(
            "/locations",
            "{\"name\":\"Ferry\",\"city\":\"Oakland\",\"time_zone\":\"America/Los_Angeles\",\"phone_region\":\"US\"}");
    assertThat(added.status()).isEqualTo(201);
    var path = "/locations/" + added.json().get("id").asLong();

    var closed = api.patch(path, "{\"open\":false,\"street\":\"1 Ferry\"}").json();

    assertThat(closed.get("open").asBoolean()).isFalse();
    assertThat(closed.get("city").asString()).isEqualTo("Oakland");
    assertThat(api.get(path).json()).isEqualTo(closed);
    assertThat(api.patch(path, "{\"name\":\"Pier 4\"}").problem())
        .isEqualTo("invalid-request name");
    assertThat(api.patch(path, "{\"time_zone\":\"x\"}").problem())
        .isEqualTo("invalid-request time_zone");
    var log = api.get("/audit-events?kind=jobs&limit=1").json();
    assertThat(log.at("/items/0/sentence").asString())
        .isEqualTo("Hiring system closed the location Ferry");
    var before =
        api.get("/audit-events?kind=jobs&after=" + log.get("next_cursor").asString()).json();
    assertThat(before.at("/items/0/deed").asString()).isEqualTo("changed_location");
    assertThat(client(Scope.WRITE, Set.of()).post("/locations", "{}").problem())
        .isEqualTo("forbidden");
    assertThat(client(Scope.ADMIN, Set.of(cafe.pier4)).get("/audit-events").problem())
        .isEqualTo("not-found");
  }

  @Test
  void applicants_are_found_and_changed() {
    var path = "/applicants/" + cafe.omar;
    var read = api.get(path);
    var changed =
        "{\"last_name\":\"Haddad-Ruiz\",\"external_id\":\"p-9\",\"email\":\"omar@ruiz.example\"}";
    assertThat(api.patch(path, changed, "If-Match", read.header("ETag")).status()).isEqualTo(200);

    for (var by :
        List.of("external_id=p-9", "email=OMAR@ruiz.example", "phone=" + spaced(cafe.omarsPhone)))
      assertThat(api.get("/applicants?" + by).json().at("/items/0/name").asString())
          .as(by)
          .isEqualTo("Omar Haddad-Ruiz");
    assertThat(api.patch(path, "{}", "If-Match", read.header("ETag")).problem())
        .isEqualTo("precondition-failed");
    assertThat(api.patch(path, "{\"email\":\"x\"}").problem()).isEqualTo("invalid-request email");
    assertThat(api.patch("/applicants/" + cafe.lena, "{\"external_id\":\"p-9\"}").problem())
        .isEqualTo("invalid-request external_id");
    assertThat(cafe.in(() -> applicants.named("ruiz", 9))).containsExactly(cafe.omar);
    var first = api.get("/applicants?limit=2").json();
    assertThat(first.get("items")).hasSize(2);
    assertThat(
            api.get("/applicants?limit=2&after=" + first.get("next_cursor").asString())
                .json()
                .get("items"))
        .hasSize(1);
    var local = client(Scope.WRITE, Set.of(cafe.pier4));
    assertThat(local.get("/applicants").json().get("items")).hasSize(2);
    assertThat(local.patch(path, "{}").problem()).isEqualTo("not-found");
  }

  @Test
  void nothing_newer_is_written_over() {
    var text = "{\"name\":\"Invitation\",\"body\":\"Come\"}";
    var template = api.post("/templates", text);
    for (var it :
        List.of("/jobs/" + cafe.cook, "/templates/" + template.json().get("id").asLong())) {
      var read = api.get(it).header("ETag");
      assertThat(change(it, "Other", read).status()).isEqualTo(200);
      assertThat(change(it, "Another", read).problem()).isEqualTo("precondition-failed");
      assertThat(api.get(it).header("ETag")).isNotEqualTo(read).isNotEmpty();
    }
  }

  @Test
  void deliveries_of_a_conversation_are_listed_by_state() {
    send(cafe.lenaAsBarista, "Hello Lena");
    send(cafe.lenaAsBarista, "Are you there?");
    var path = "/conversations/" + cafe.lenaAsBarista + "/deliveries";

    assertThat(api.get(path).json().get("items")).hasSize(6);
    var skipped = api.get(path + "?state=skipped").json().get("items");
    assertThat(skipped).isNotEmpty().allMatch(it -> it.get("state").asString().equals("skipped"));
    assertThat(skipped.get(0).get("reason").asString()).isNotEmpty();
    var first = api.get(path + "?state=skipped&limit=1").json();
    assertThat(first.at("/items/0")).isEqualTo(skipped.get(0));
    var next = api.get(path + "?state=skipped&after=" + first.get("next_cursor").asString());
    assertThat(next.json().at("/items/0")).isEqualTo(skipped.get(1));
    assertThat(api.get(path + "?state=lost").problem()).isEqualTo("invalid-request state");
  }

  private ApiClient.Answer change(String path, String name, String expected) {
    var isJob = path.startsWith("/jobs");
    var body = isJob ? "{\"title\":\"%s\"}" : "{\"name\":\"%s\",\"body\":\"Come\"}";
    var method = isJob ? "PATCH" : "PUT";
    return api.send(
        api.request(path)
            .header("If-Match", expected)
            .method(method, BodyPublishers.ofString(body.formatted(name))));
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
  void an_answer_that_is_told_again_is_told_whole() {
    var text = "{\"name\":\"Invitation\",\"body\":\"Come\"}";
    var first = api.post("/templates", text, "Idempotency-Key", "template");

    var again = api.post("/templates", text, "Idempotency-Key", "template");

    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotEmpty();
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isNotEmpty();
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
  void requests_that_wait_for_one_of_their_key_keep_nobody_waiting() {
    var key = cafe.in(() -> keys.make(cafe.maria, wanted(Scope.WRITE, Set.of())));
    var slow = new ApiClient(url, key.secret());
    var path = "/applications/" + cafe.omarAsHost + "/messages";
    var waiting =
        cafe.inTransaction(() -> {
          sql.sql(
                  """
                  insert into idempotent_answer (api_key_id, idempotency_key, request_hash, created_at)
                  values (:key, 'slow', 'other', now())
                  """)
              .param("key", key.key().id())
              .update();
          var posts =
              IntStream.range(0, 10)
                  .mapToObj(_ ->
                      supplyAsync(
                          () -> slow.post(path, "{\"body\":\"Hi\"}", "Idempotency-Key", "slow"),
                          Thread::startVirtualThread))
                  .toList();
          await().until(() -> waitingForLocks() == 1);

          assertThat(Together.times(20, () -> api.get("/jobs").status())).containsOnly(200);
          assertThat(waitingForLocks()).isEqualTo(1);
          return posts;
        });

    assertThat(waiting.stream().map(it -> it.join().status())).containsOnly(422);
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
  void of_what_a_key_may_read_it_is_never_said_that_it_is_not_there() {
    send(cafe.jamalAsCook, "Can you come on Tuesday?");
    send(cafe.lenaAsBarista, "Hello Lena");
    var airports = client(Scope.WRITE, Set.of(cafe.airport));
    var ofHistory = "/conversations/" + cafe.jamalAsCook;
    var unwritten = "/conversations/" + cafe.omarAsHost;
    var elsewhere = "/conversations/" + cafe.lenaAsBarista;

    var shown = airports.get(ofHistory).json();
    assertThat(airports.post(ofHistory + "/read", "").json()).isEqualTo(shown);
    assertThat(airports.post(unwritten + "/read", "").json().get("last_seq").asInt()).isZero();
    assertThat(airports.post(elsewhere + "/read", "").status()).isEqualTo(404);
    for (var mark : List.of("/unread", "/archive", "/unarchive")) {
      assertThat(airports.post(ofHistory + mark, "").status()).as(mark).isEqualTo(403);
      assertThat(airports.post(unwritten + mark, "").status()).as(mark).isEqualTo(409);
      assertThat(airports.post(elsewhere + mark, "").status()).as(mark).isEqualTo(404);
    }
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
    assertThat(send(cafe.jamalAsCook, "\\n").problem()).isEqualTo("invalid-request body");
    assertThat(
            api.post("/applications/" + cafe.jamalAsCook + "/decline", "{\"message\":\"{{x}}\"}")
                .problem())
        .isEqualTo("invalid-request message");
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
  void a_key_is_told_as_whom_it_acts() {
    var reader = client(Scope.READ, Set.of(cafe.pier4)).get("/key").json();
    assertThat(reader.get("name").asString()).isEqualTo("Hiring system");
    assertThat(reader.get("scope").asString()).isEqualTo("read");
    assertThat(reader.get("locations").values())
        .extracting(it -> it.asLong())
        .containsExactly(cafe.pier4);

    var own = api.get("/key?fields=user_id").json().get("user_id").asLong();

    assertThat(send(cafe.lenaAsBarista, "Hello").json().at("/author/id").asLong()).isEqualTo(own);
    var scim = client(Scope.SCIM, Set.of());
    assertThat(scim.get("/key").status()).isEqualTo(403);
  }

  @Test
  void one_application_is_declined_alone() {
    var others = "{\"applications\":[%d]}".formatted(cafe.jamalAsCook);

    var refused = api.post("/applications/" + cafe.jamalAsBarista + "/decline", others);

    assertThat(refused.problem()).isEqualTo("invalid-request applications");
    assertThat(api.get("/applications?stage=declined").json().get("items")).isEmpty();
  }

  @Test
  void a_bulk_message_to_a_folder_there_is_not_goes_to_nobody() {
    var wrong = "{\"body\":\"Hello\",\"matching\":{\"folder\":\"favourited\"}}";

    for (var path : List.of("/bulk-messages", "/bulk-messages/preflight"))
      assertThat(api.post(path, wrong).problem()).isEqualTo("invalid-request matching.folder");

    assertThat(api.get("/bulk-messages").json().get("items")).isEmpty();
    var right = wrong.replace("favourited", "favorited");
    assertThat(api.post("/bulk-messages/preflight", right).json().get("chosen").asInt()).isZero();
    assertThat(
            api.post("/bulk-messages/preflight", "{\"body\":\"Hello\",\"matching\":{}}")
                .json()
                .get("chosen")
                .asInt())
        .isPositive();
  }

  @Test
  void a_body_of_more_than_a_megabyte_is_refused_before_anything_is_made_of_it() {
    var many = "{\"applications\":[" + "1,".repeat(600_000) + "1]}";

    var refused = api.post("/bulk-messages/preflight", many);
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.json().path("detail").asString()).isEqualTo("The body can have 1 megabyte.");
    assertThat(api.post("/bulk-messages/preflight", many, "Idempotency-Key", "large").status())
        .isEqualTo(413);
  }

  @Test
  void a_revoked_key_ends_at_once() {
    var made = cafe.in(() -> keys.make(cafe.maria, wanted(Scope.READ, Set.of())));
    var reader = new ApiClient(url, made.secret());
    assertThat(reader.get("/jobs").status()).isEqualTo(200);

    cafe.run(() -> keys.revoke(made.key().id()));

    assertThat(reader.get("/jobs").status()).isEqualTo(401);
  }

  private int waitingForLocks() {
    return sql.sql("select count(distinct pid) from pg_locks where not granted")
        .query(Integer.class)
        .single();
  }

  /// As a person writes it, in an address.
  private static String spaced(String phone) {
    return phone.replaceFirst("\\+1(...)(...)", "%2B1%20$1%20$2%20");
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
