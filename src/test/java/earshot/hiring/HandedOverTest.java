package earshot.hiring;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.api.ApiClient;
import earshot.api.ApiKeys;
import earshot.api.NewApiKey;
import earshot.api.Scope;
import earshot.company.PersonName;
import earshot.web.PublicUrl;
import java.util.Set;
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
  @Autowired private PublicUrl url;
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
  void who_was_recognized_as_somebody_else_can_still_be_handed_over() {
    cafe.update(
        "update application set applicant_id = %d where applicant_id = %d"
            .formatted(cafe.lena, cafe.omar));

    assertThat(key(cafe.pier4).post("/applications", again(cafe.barista)).status()).isEqualTo(201);
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

  private Applicant omar() {
    return cafe.in(() -> applicants.find(cafe.omar));
  }

  private static String again(long job) {
    return "{\"job_id\":%d,\"applicant\":{\"external_id\":\"p-9\",\"email\":\"omar@elsewhere.example\"}}"
        .formatted(job);
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
