package earshot.hiring;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.Together;
import earshot.api.ApiClient;
import earshot.api.ApiKeys;
import earshot.api.NewApiKey;
import earshot.api.Scope;
import earshot.company.PersonName;
import earshot.web.PublicUrl;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Another system hands over somebody who is known already.
@NullMarked
@EarshotTest
class HandedOverTest {

  @Autowired private SmallCompany cafe;
  @Autowired private ApiKeys keys;
  @Autowired private Applicants applicants;
  @Autowired private TextConsent consent;
  @Autowired private PublicUrl url;
  @Autowired private StaffClient tom;
  @Autowired private JdbcClient sql;

  @BeforeEach
  void another_system_calls_omar_p_9() {
    cafe.update("update applicant set external_id = 'p-9' where id = " + cafe.omar);
  }

  @Test
  void a_key_of_one_location_takes_over_nobody_of_another() {
    var before = omar();

    var refused = key(cafe.pier4).post("/applications", again(cafe.barista));

    assertThat(refused.problem()).isEqualTo("invalid-request applicant.external_id");
    assertThat(refused.json().path("detail").asString())
        .isEqualTo("Another applicant has this external_id already.");
    assertThat(omar()).isEqualTo(before);
    assertThat(key(cafe.airport).get("/applicants").json().get("items")).hasSize(1);
    assertThat(key(cafe.airport, cafe.pier4).post("/applications", again(cafe.barista)).status())
        .isEqualTo(201);
    assertThat(omar().email()).isEqualTo("omar@elsewhere.example");
  }

  @Test
  void who_was_recognized_is_handed_over_by_whoever_may_see_the_person() {
    var address = cafe.address("lena");
    cafe.run(() -> applicants.verify(cafe.lena, address));
    var again = cafe.applicant("Lena", "Fischer", address, null);
    cafe.update("update applicant set external_id = 'p-77' where id = " + again);
    cafe.apply(again, cafe.cook);
    cafe.run(() -> applicants.verify(again, address));
    var stored = cafe.in(() -> applicants.find(again));

    var overheard = person("p-77", "\"last_name\":\"Taken\"");
    var refused = key(cafe.airport).post("/applications", application(cafe.host, overheard));

    assertThat(refused.problem()).isEqualTo("invalid-request applicant.external_id");
    assertThat(cafe.in(() -> applicants.find(again))).isEqualTo(stored);
    var known = application(cafe.barista, person("p-77", "\"last_name\":\"Fisher\""));
    assertThat(key(cafe.pier4).post("/applications", known).status()).isEqualTo(201);
  }

  @Test
  void a_change_that_waits_behind_an_erasure_brings_nobody_back() {
    var late =
        cafe.inTransaction(() -> {
          sql.sql(
                  "update applicant set first_name = 'Erased', email = null, erased_at = now()"
                      + " where id = :id")
              .param("id", cafe.omar)
              .update();
          var change = supplyAsync(() -> key().post("/applications", again(cafe.barista)));
          awaitSomebodyWaitingForALock();
          return change;
        });

    assertThat(late.join().status()).isEqualTo(409);
    assertThat(omar().firstName()).isEqualTo("Erased");
    assertThat(omar().email()).isNull();
  }

  @Test
  void two_changes_at_once_are_both_kept() {
    var late =
        cafe.inTransaction(() -> {
          sql.sql("update applicant set last_name = 'Haddad-Ruiz' where id = :id")
              .param("id", cafe.omar)
              .update();
          var change = supplyAsync(() -> key().post("/applications", again(cafe.barista)));
          awaitSomebodyWaitingForALock();
          return change;
        });

    assertThat(late.join().status()).isEqualTo(201);
    assertThat(omar().lastName()).isEqualTo("Haddad-Ruiz");
    assertThat(omar().email()).isEqualTo("omar@elsewhere.example");
  }

  @Test
  void what_was_agreed_to_is_true_of_the_phone_it_was_said_of() {
    assertThat(omar().getsTexts()).isTrue();
    handOver("\"phone\":\"%s\"".formatted(cafe.omarsPhone));
    assertThat(omar().getsTexts()).isTrue();

    handOver("\"phone\":\"+14155550199\"");
    assertThat(omar().phone()).isEqualTo("+14155550199");
    assertThat(omar().textsAgreedAt()).isNull();

    handOver("\"texts_allowed\":true");
    assertThat(omar().getsTexts()).isTrue();
    handOver("\"phone\":\"+14155550198\",\"texts_allowed\":true");
    assertThat(omar().getsTexts()).isTrue();
    handOver("\"phone\":\"\"");
    handOver("\"phone\":\"+14155550198\"");
    assertThat(omar().getsTexts()).isFalse();
  }

  private void handOver(String changed) {
    var answer = key().patch("/applicants/" + cafe.omar, "{" + changed + "}");
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void whoever_wants_no_texts_gets_none_whatever_another_system_says_later() {
    says(true);
    assertThat(omar().getsTexts()).isTrue();
    says(false);
    says(true);
    assertThat(omar().getsTexts()).isTrue();

    cafe.run(() -> consent.decline(cafe.omar));
    says(true);
    assertThat(omar().getsTexts()).isFalse();
    handOver("\"phone\":\"+14155550197\",\"texts_allowed\":true");
    assertThat(omar().getsTexts()).isFalse();
    assertThat(key().post("/applications", again(cafe.barista, "\"texts_allowed\":true")).status())
        .isEqualTo(201);
    assertThat(omar().getsTexts()).isFalse();

    cafe.run(() -> consent.agree(cafe.omar, "I agree"));
    assertThat(omar().getsTexts()).isTrue();
    says(false);
    says(true);
    assertThat(omar().getsTexts()).isTrue();
  }

  @Test
  void somebody_new_who_applied_twice_is_handed_over_twice_at_once() {
    var key = key();
    for (var round = 0; round < 5; round++) {
      var person = "{\"external_id\":\"new-%d\",\"first_name\":\"Nora\"}".formatted(round);
      Callable<ApiClient.Answer> barista =
          () -> key.post("/applications", application(cafe.barista, person));
      Callable<ApiClient.Answer> cook =
          () -> key.post("/applications", application(cafe.cook, person));

      var answers = Together.all(List.of(barista, cook));

      assertThat(answers).extracting(ApiClient.Answer::status).containsOnly(201);
      assertThat(answers)
          .extracting(it -> it.json().at("/applicant/id").asLong())
          .containsOnly(answers.getFirst().json().at("/applicant/id").asLong());
    }
  }

  @Test
  void an_application_handed_over_many_times_at_once_is_one() {
    var key = key();
    var body =
        "{\"external_id\":\"a-1\",\"job_id\":%d,\"applicant\":{\"first_name\":\"Nora\"}}"
            .formatted(cafe.barista);

    var names = new AtomicInteger();
    var statuses =
        Together.times(
            20,
            () -> {
              var number = names.incrementAndGet();
              return number % 2 == 0
                  ? key.post("/applications", body).status()
                  : key.post("/applications", body, "Idempotency-Key", "a-" + number).status();
            });

    assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    assertThat(cafe.in(() -> applicants.named("Nora", 5))).hasSize(1);
  }

  @Test
  void answers_and_times_that_cannot_be_are_refused_by_name() {
    refused("\"answers\":[null]", "answers[0]");
    refused("\"answers\":[{\"question\":\"Why?\"}]", "answers[0].answer");
    refused("\"answers\":[{\"question\":\"Why?\",\"answer\":null}]", "answers[0].answer");
    refused("\"answers\":[{\"question\":\" \",\"answer\":\"So\"}]", "answers[0].question");
    refused(
        "\"answers\":[{\"question\":\"Why?\",\"answer\":\"%s\"}]".formatted("x".repeat(10_001)),
        "answers[0].answer");
    refused(
        "\"answers\":[%s]"
            .formatted(
                String.join(",", Collections.nCopies(101, "{\"question\":\"?\",\"answer\":\"\"}"))),
        "answers");
    for (var never :
        List.of(
            "\"0001-01-01T00:00:00Z\"",
            "\"-4800-01-01T00:00:00Z\"",
            "\"+10000-01-01T00:00:00Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"2200-01-01T00:00:00Z\"",
            "1764000000000",
            "-1",
            "9223372036854775807",
            "1e30")) refused("\"applied_at\":" + never, "applied_at");
    assertThat(cafe.in(() -> applicants.named("Quentin", 5))).isEmpty();
  }

  @Test
  void what_postgresql_cannot_keep_is_left_out_of_an_answer() {
    var added =
        key()
            .post(
                "/applications",
                application(cafe.barista, "{\"first_name\":\"Nora\"}")
                    .replace(
                        "}}",
                        "},\"answers\":[{\"question\":\"W\\u0000hy?\",\"answer\":\"a\\u0000b\"}]}"));

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().at("/answers/0/question").asString()).isEqualTo("Why?");
    assertThat(added.json().at("/answers/0/answer").asString()).isEqualTo("ab");
  }

  @Test
  void an_answer_that_was_stored_without_a_word_spoils_no_page() {
    cafe.update(
        "update application set answers = '[null, {\"question\": null, \"answer\": \"Yes\"}]'"
            + " where id = "
            + cafe.lenaAsBarista);
    tom.signIn(cafe.tom);

    assertThat(tom.get("/applications/" + cafe.lenaAsBarista).statusCode()).isEqualTo(200);
    assertThat(key().get("/applications/" + cafe.lenaAsBarista).json().get("answers")).hasSize(1);
  }

  @Test
  void an_application_that_is_known_takes_the_answers_and_the_persons_id_and_no_other_job() {
    var first =
        key()
            .post(
                "/applications",
                "{\"external_id\":\"a-1\",\"job_id\":%d,\"applicant\":{\"first_name\":\"Nora\"},\"answers\":[{\"question\":\"Why?\",\"answer\":\"So\"}]}"
                    .formatted(cafe.barista))
            .json();
    var more =
        "{\"external_id\":\"a-1\",\"job_id\":%d,\"applied_at\":\"2020-01-01T00:00:00Z\",\"applicant\":{\"external_id\":\"%s\"},\"answers\":[{\"question\":\"When?\",\"answer\":\"Now\"}]}";

    var known = key().post("/applications", more.formatted(cafe.barista, "p-1"));

    assertThat(known.status()).isEqualTo(200);
    assertThat(known.json().at("/answers")).hasSize(1);
    assertThat(known.json().at("/answers/0/answer").asString()).isEqualTo("Now");
    assertThat(known.json().at("/applicant/external_id").asString()).isEqualTo("p-1");
    assertThat(known.json().get("applied_at")).isEqualTo(first.get("applied_at"));
    assertThat(key().post("/applications", more.formatted(cafe.cook, "p-1")).problem())
        .isEqualTo("invalid-request job_id");
    assertThat(
            key()
                .post("/applications", more.formatted(cafe.barista, "p-9"))
                .json()
                .at("/applicant/external_id")
                .asString())
        .isEqualTo("p-1");
    assertThat(
            key()
                .post("/applications", "{\"external_id\":\"a-1\"}")
                .json()
                .at("/answers/0/answer")
                .asString())
        .isEqualTo("Now");
  }

  private void refused(String what, String field) {
    var body = application(cafe.barista, "{\"first_name\":\"Quentin\"}");
    var answer = key().post("/applications", body.replace("}}", "}," + what + "}"));
    assertThat(answer.problem()).as(what).isEqualTo("invalid-request " + field);
    assertThat(answer.status()).isEqualTo(422);
  }

  private void says(boolean texts) {
    var path = "/applicants/" + cafe.omar;
    assertThat(key().patch(path, "{\"texts_allowed\":%s}".formatted(texts)).status())
        .isEqualTo(200);
  }

  private Applicant omar() {
    return cafe.in(() -> applicants.find(cafe.omar));
  }

  private static String again(long job) {
    return again(job, "\"email\":\"omar@elsewhere.example\"");
  }

  private static String again(long job, String change) {
    return application(job, person("p-9", change));
  }

  private static String person(String externalId, String change) {
    return "{\"external_id\":\"%s\",%s}".formatted(externalId, change);
  }

  private static String application(long job, String person) {
    return "{\"job_id\":%d,\"applicant\":%s}".formatted(job, person);
  }

  private ApiClient key(Long... locations) {
    var wanted = new NewApiKey(new PersonName("Pier system"), Scope.WRITE, Set.of(locations));
    return new ApiClient(url, cafe.in(() -> keys.make(cafe.maria, wanted)).secret());
  }

  private void awaitSomebodyWaitingForALock() {
    await()
        .until(() ->
            sql.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single());
  }
}
