package earshot.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.api.ApiKeys;
import earshot.api.NewApiKey;
import earshot.api.Scope;
import earshot.bulk.BulkMessages;
import earshot.bulk.Recipients.Ticked;
import earshot.company.PersonName;
import earshot.database.TestDatabase;
import earshot.hiring.Applicants;
import earshot.hiring.LegalHolds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NullMarked
@EarshotTest
class RetentionTest {

  private static final Path FORGOTTEN_ROWS =
      Path.of("src/main/resources/db/migration/V171__forgotten_rows.sql");

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private Retention retention;
  @Autowired private Applicants applicants;
  @Autowired private LegalHolds holds;
  @Autowired private BulkMessages bulks;
  @Autowired private JdbcClient sql;
  @Autowired private StaffClient maria;
  @Autowired private ApiKeys keys;
  @Autowired private People people;
  @Autowired private Clock clock;

  @BeforeEach
  void everybody_applied_long_ago() {
    for (var company : new SmallCompany[] {cafe, clinic}) {
      company.update("update applicant set created_at = now() - interval '400 days'");
      company.update(
          """
          update application set applied_at = now() - interval '400 days',
            stage_changed_at = now() - interval '400 days'
          """);
    }
    maria.signIn(cafe.maria);
  }

  @Test
  void who_was_inactive_for_a_year_with_every_application_is_erased_and_nobody_else() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    cafe.update(
        """
        insert into contact (application_id, user_id, way, made_at)
        values (%d, %d, 'CALL', now() - interval '300 days')
        """
            .formatted(cafe.jamalAsCook, cafe.tom.id()));

    erase(cafe);

    assertThat(isErased(cafe, cafe.omar)).isTrue();
    assertThat(isErased(cafe, cafe.lena)).as("written to today").isFalse();
    assertThat(isErased(cafe, cafe.jamal)).as("called about the other application").isFalse();
    assertThat(isErased(clinic, clinic.omar)).as("of another company").isFalse();
  }

  @Test
  void a_company_keeps_them_as_long_as_it_says() {
    assertThat(save(24, false).statusCode()).isEqualTo(302);
    erase(cafe);
    assertThat(isErased(cafe, cafe.omar)).isFalse();
    assertThat(maria.get("/settings/records").body()).contains("value=\"24\" selected");

    var asked = save(12, false).body();
    assertThat(asked).contains("3 applicants have", "erased within a day");
    assertThat(maria.get("/settings/records").body()).contains("value=\"24\" selected");

    assertThat(save(12, true).statusCode()).isEqualTo(302);
    erase(cafe);
    assertThat(isErased(cafe, cafe.omar)).isTrue();
    assertThat(save(2, true).statusCode()).isEqualTo(422);
    assertThat(save(85, true).body()).contains("between 3 months and 7 years");
  }

  @Test
  void who_is_under_a_hold_is_kept_until_it_is_lifted() {
    cafe.run(() -> holds.set(cafe.maria, cafe.omar, "Case 17"));
    erase(cafe);
    assertThat(isErased(cafe, cafe.omar)).isFalse();
    assertThat(isErased(cafe, cafe.jamal)).isTrue();

    cafe.run(() -> holds.lift(cafe.maria, cafe.omar));
    erase(cafe);
    assertThat(isErased(cafe, cafe.omar)).isTrue();
  }

  @Test
  void who_has_just_come_is_kept_however_long_ago_they_applied() {
    cafe.update("update applicant set created_at = now() where id = " + cafe.omar);

    erase(cafe);

    assertThat(isErased(cafe, cafe.omar)).isFalse();
    assertThat(isErased(cafe, cafe.jamal)).isTrue();
    assertThat(cafe.in(() -> people.find(cafe.maria, cafe.omar)).erasedIn())
        .as("what the record says")
        .isAfter(clock.instant().plus(Duration.ofDays(300)));
  }

  @Test
  void who_was_recognized_is_one_person_under_a_hold_and_when_it_is_lifted() {
    var again = cafe.applicant("Omar", "Haddad", null, cafe.omarsPhone);
    cafe.apply(again, cafe.cook);
    cafe.run(() -> holds.set(cafe.maria, again, "Case 17"));
    recognized(again);
    erase(cafe);
    assertThat(isErased(cafe, cafe.omar)).isFalse();

    assertThat(maria.post("/applicants/" + cafe.omar + "/hold/lifted", Map.of()).statusCode())
        .isEqualTo(302);
    erase(cafe);
    assertThat(isErased(cafe, cafe.omar)).isTrue();
    assertThat(isErased(cafe, again)).isTrue();
  }

  @Test
  void who_was_recognized_is_active_with_an_application_that_did_not_move() {
    var again = cafe.applicant("Omar", "Haddad", null, cafe.omarsPhone);
    var second = cafe.apply(again, cafe.host);
    recognized(again);
    cafe.update("update application set applied_at = now() where id = " + second);
    erase(cafe);
    assertThat(isErased(cafe, cafe.omar)).isFalse();

    everybody_applied_long_ago();
    assertThat(cafe.in(() -> retention.over(12))).isEqualTo(1);
    erase(cafe);
    assertThat(isErased(cafe, cafe.omar)).isTrue();
    assertThat(isErased(cafe, again)).isTrue();
  }

  private void recognized(long again) {
    cafe.run(() -> {
      applicants.verify(cafe.omar, cafe.omarsPhone);
      assertThat(applicants.verify(again, cafe.omarsPhone)).hasValue(cafe.omar);
    });
    everybody_applied_long_ago();
  }

  @Test
  void what_fails_for_one_person_or_company_keeps_nobody_else() {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello Jamal");
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello again");
    cafe.update("update conversation set last_at = now() - interval '400 days'");
    cafe.update("update application set messaged_at = now() - interval '400 days'");
    // The name that the first one gets when it is emptied.
    TestDatabase.administer(
        "update message set message_key = 'erased:1' where seq = 2 and conversation_id = "
            + cafe.jamalAsBarista);
    resumesOfFormsThatNeverCame(1);
    TestDatabase.administer(
        "create table reference (company_id bigint, id bigint, foreign key (company_id, id) references resume)",
        "insert into reference select company_id, id from resume where company_id = " + cafe.id);
    due(cafe, "now() - interval '30 days'");
    due(clinic, "now() - interval '29 days'");
    try {
      retention.work(() -> isErased(clinic, clinic.omar));
    } finally {
      TestDatabase.administer("drop table reference");
      for (var company : List.of(cafe, clinic)) due(company, "now() + interval '10 hours'");
    }

    assertThat(isErased(cafe, cafe.jamal)).isFalse();
    assertThat(isErased(cafe, cafe.omar)).isTrue();
    assertThat(isErased(clinic, clinic.omar)).isTrue();
  }

  @Test
  void resumes_of_forms_that_never_came_are_gone_after_a_night() {
    resumesOfFormsThatNeverCame(12);
    cafe.update("update resume set received_at = now() where form_key = '3'");

    nightOfTheCafeAlone();

    assertThat(cafe.update("update resume set name = name")).isEqualTo(1);
  }

  private void resumesOfFormsThatNeverCame(int count) {
    cafe.update(
        """
        insert into resume (form_key, name, kind, size, received_at)
        select n, 'ben.pdf', 'PDF', 1, now() - interval '25 hours' from generate_series(1, %d) n
        """
            .formatted(count));
  }

  @Test
  void something_on_its_way_waits_for_the_next_night() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    cafe.update("update conversation set last_at = now() - interval '400 days'");
    cafe.update("update application set messaged_at = now() - interval '400 days'");
    cafe.update("update delivery set state = 'SENDING' where channel = 'EMAIL'");
    erase(cafe);
    assertThat(isErased(cafe, cafe.lena)).isFalse();
    assertThat(isErased(cafe, cafe.omar)).isTrue();
  }

  @Test
  void the_job_of_the_night_goes_through_the_companies_whose_turn_it_is_until_it_is_told_to_stop() {
    due(cafe, "now() - interval '30 days'");
    due(clinic, "now() + interval '10 hours'");

    retention.work(() -> isErased(cafe, cafe.omar));

    assertThat(isErased(cafe, cafe.omar)).isTrue();
    assertThat(isErased(clinic, clinic.omar)).as("not its turn").isFalse();
    assertThat(maria.get("/settings/audit-log?what=RECORDS").body())
        .contains("Earshot erased an applicant, as the time to keep the record was over");
    due(
        cafe,
        "now() + interval '10 hours'"); // told to stop, it would be the first of the next night
  }

  @Test
  void who_was_written_to_while_a_bulk_message_was_waited_for_is_kept() {
    var to = new Ticked(List.of(cafe.omarAsHost));
    var bulk = cafe.in(() -> bulks.send(cafe.aisha, to, false, "Hello", "key"));
    var erasing =
        cafe.inTransaction(() -> {
          sql.sql("select id from bulk_message where id = :id for update")
              .param("id", bulk)
              .query(Long.class)
              .single();
          var job = CompletableFuture.runAsync(() -> erase(cafe), Thread::startVirtualThread);
          await().until(this::somebodyWaits);
          sql.sql("update application set messaged_at = now() where id = :id")
              .param("id", cafe.omarAsHost)
              .update();
          return job;
        });
    erasing.join();

    assertThat(isErased(cafe, cafe.omar)).isFalse();
    assertThat(isErased(cafe, cafe.jamal)).isTrue();
    assertThat(cafe.in(() -> bulks.find(cafe.aisha, bulk)).orElseThrow().skipped())
        .as("still to be sent")
        .isZero();
  }

  private boolean somebodyWaits() {
    return sql.sql(
            "select exists (select from pg_locks where locktype = 'transactionid' and not granted)")
        .query(Boolean.class)
        .single();
  }

  @Test
  void answers_of_the_api_are_gone_after_a_night_though_nothing_else_is_asked() {
    var wanted = new NewApiKey(new PersonName("Hiring system"), Scope.WRITE, Set.of());
    var key = cafe.in(() -> keys.make(cafe.maria, wanted)).key().id();
    for (var hours : List.of(2, 30))
      cafe.update(
          """
          insert into idempotent_answer (api_key_id, idempotency_key, request_hash, created_at)
          values (%d, 'key-%d', '', now() - interval '%d hours')
          """
              .formatted(key, hours, hours));

    nightOfTheCafeAlone();

    assertThat(cafe.update("delete from idempotent_answer where idempotency_key = 'key-30'"))
        .isZero();
    assertThat(cafe.update("delete from idempotent_answer where idempotency_key = 'key-2'"))
        .isEqualTo(1);
  }

  @Test
  void what_happened_is_gone_after_a_week_and_a_night_though_nothing_else_happens() {
    var wanted = new NewApiKey(new PersonName("Hiring system"), Scope.READ, Set.of());
    cafe.run(() -> keys.make(cafe.maria, wanted));
    for (var days : List.of(6, 8))
      cafe.update(
          """
          insert into feed_event (position, type, data, happened_at)
          values (1000 + %d, 'opt_out.changed', '{}', now() - interval '%d days')
          """
              .formatted(days, days));

    nightOfTheCafeAlone();

    assertThat(cafe.update("delete from feed_event where position = 1008")).isZero();
    assertThat(cafe.update("delete from feed_event where position = 1006")).isEqualTo(1);
  }

  @Test
  void a_file_that_nobody_started_is_gone_after_a_night_and_the_cells_of_bad_rows_after_a_month() {
    upload("UPLOADED", "uploaded_at", 2);
    upload("READY", "uploaded_at", 26);
    upload("DONE", "finished_at", 29 * 24);
    upload("STOPPED", "finished_at", 31 * 24);

    nightOfTheCafeAlone();

    assertThat(waiting("UPLOADED")).isEqualTo(1);
    assertThat(waiting("READY")).isZero();
    assertThat(waiting("DONE")).isEqualTo(1);
    assertThat(waiting("STOPPED")).isZero();
    assertThat(saying("nora", "DONE")).isEqualTo(1);
    assertThat(saying("nora", "STOPPED")).isZero();
  }

  @Test
  void what_a_reason_quotes_goes_too_where_only_the_cells_were_forgotten_before()
      throws IOException {
    upload("DONE", "finished_at", 2);
    upload("STOPPED", "finished_at", 31 * 24);
    cafe.update("update import_row set cells = null");
    var statements = Files.readString(FORGOTTEN_ROWS);

    nightOfTheCafeAlone();
    assertThat(saying("nora", "STOPPED")).isZero();
    assertThat(saying("nora", "DONE")).isEqualTo(1);
    TestDatabase.administer(statements.substring(statements.indexOf("do $$")));

    assertThat(saying("nora", "DONE")).isZero();
    assertThat(saying("forgotten", "DONE")).isEqualTo(1);
  }

  /// With one bad row.
  private void upload(String state, String which, int hours) {
    cafe.update(
        """
        with i as (
          insert into applicant_import
            (user_id, file_name, encoding, separator, header, state, uploaded_at, finished_at)
          values (%1$d, 'f.csv', 'UTF_8', 'COMMA', '{a}', '%2$s', now(), now()) returning id)
        insert into import_row (import_id, number, line, state, reason, cells)
        select id, 1, 2, 'FAILED', '“nora” is no phone number.', '["nora"]' from i
        """
            .formatted(cafe.tom.id(), state));
    cafe.update(
        "update applicant_import set %s = now() - interval '%d hours' where state = '%s'"
            .formatted(which, hours, state));
  }

  private int waiting(String state) {
    return cafe.update(
        "update import_row set cells = cells where cells is not null and import_id in"
            + " (select id from applicant_import where state = '%s')".formatted(state));
  }

  private int saying(String word, String state) {
    return cafe.update(
        "update import_row set reason = reason where reason like '%%%s%%' and import_id in"
                .formatted(word)
            + " (select id from applicant_import where state = '%s')".formatted(state));
  }

  /// The first whose turn it is, and told to stop after it.
  private void nightOfTheCafeAlone() {
    due(cafe, "now() - interval '30 days'");
    retention.work(() -> true);
    due(cafe, "now() + interval '10 hours'");
  }

  @Test
  void a_clock_that_was_a_month_ahead_keeps_nobody_for_a_month() {
    TestDatabase.administer("update retention_round set due_at = now() + interval '10 hours'");
    due(cafe, "now() + interval '30 days'");

    retention.work(() -> false);

    assertThat(isErased(cafe, cafe.omar)).isTrue();
    assertThat(isErased(clinic, clinic.omar)).as("not its turn").isFalse();
  }

  private void due(SmallCompany company, String at) {
    company.update(
        "update retention_round set due_at = %s where company = %d".formatted(at, company.id));
  }

  private void erase(SmallCompany company) {
    company.run(() -> retention.eraseInactive(() -> false));
  }

  private boolean isErased(SmallCompany company, long applicant) {
    return company.in(() -> applicants.find(applicant)).erasedAt() != null;
  }

  private java.net.http.HttpResponse<String> save(int months, boolean sure) {
    return maria.post("/settings/records", Map.of("months", months, "sure", sure));
  }
}
