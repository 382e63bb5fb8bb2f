package earshot.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.hiring.Applicants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

@NullMarked
@EarshotTest
class AuditLogTest {

  private static final String LOG = "/settings/audit-log";

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient stranger;
  @Autowired private TestClock clock;
  @Autowired private Applicants applicants;

  @BeforeEach
  void they_sign_in() {
    clock.set(Instant.parse("2026-11-25T15:10:00Z"));
    maria.signIn(cafe.maria);
    tom.signIn(cafe.tom);
  }

  @Test
  void reading_about_an_applicant_is_noted_once_an_hour_for_each_reader() {
    for (var i = 0; i < 3; i++) {
      tom.get("/applications/" + cafe.jamalAsBarista);
      tom.get("/conversations/" + cafe.jamalAsBarista);
      tom.get("/conversations/" + cafe.jamalAsBarista + "/messages?after=0");
      tom.get("/message-center/" + cafe.jamalAsBarista);
      tom.get("/message-center/search?q=a&open=" + cafe.jamalAsBarista);
    }
    maria.get("/applications/" + cafe.jamalAsBarista);
    clock.advance(Duration.ofHours(1));
    tom.get("/applications/" + cafe.jamalAsBarista);
    tom.get("/applications/" + cafe.omarAsHost); // of another location

    assertThat(log("?what=READING"))
        .containsExactly(
            "Tom Becker opened Jamal Carter’s application",
            "Maria Lopez opened Jamal Carter’s application",
            "Tom Becker read the conversation with Jamal Carter",
            "Tom Becker opened Jamal Carter’s application");
  }

  @Test
  void what_people_do_stands_there_in_plain_words() {
    var jamal = "/applications/" + cafe.jamalAsBarista;
    tom.post(jamal + "/stage", Map.of("stage", "INTERVIEW"));
    tom.post(jamal + "/stage", Map.of("stage", "INTERVIEW"));
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello");
    tom.post(jamal + "/contacts", Map.of("way", "CALL"));
    tom.post(jamal + "/decline", Map.of());
    tom.post(jamal + "/decline/undo", Map.of());
    tom.post("/templates", Map.of("name", "Greeting", "body", "Hello"));
    var rights = Map.of("role", "ADMINISTRATOR");
    maria.post("/settings/people/" + cafe.tom.id(), rights);
    maria.post("/settings/people/" + cafe.aisha.id() + "/disable", Map.of());
    maria.post("/settings/people/" + cafe.aisha.id() + "/enable", Map.of());
    var invited = Map.of("email", cafe.address("nora"), "role", "ADMINISTRATOR");
    maria.post("/settings/people/invitations", invited);
    maria.post("/settings/locations/" + cafe.airport + "/close", Map.of());
    maria.post("/settings/jobs/" + cafe.cook + "/filled", Map.of());
    maria.post("/settings/quiet-hours", Map.of("quiet", "true", "from", "22:00", "to", "07:00"));
    maria.post("/settings/records", Map.of("months", 24));
    maria.post("/applicants/" + cafe.lena + "/hold", Map.of("reason", "Case 17"));
    maria.post("/applicants/" + cafe.lena + "/hold/lifted", Map.of());
    maria.post("/applicants/" + cafe.lena + "/erasure", Map.of("sure", true));
    assertThat(stranger.signIn(cafe.aisha.email(), "wrong").statusCode()).isNotEqualTo(302);

    assertThat(String.join("\n", log("")))
        .containsSubsequence(
            "Somebody gave a wrong password for Aisha Khan · from",
            "Maria Lopez erased an applicant",
            "Maria Lopez lifted the legal hold on Erased applicant",
            "Maria Lopez set a legal hold on Erased applicant",
            "Maria Lopez changed how long records are kept · from 1 year to 2 years",
            "Maria Lopez changed the quiet hours · to 22:00–07:00",
            "Maria Lopez closed the job Cook",
            "Maria Lopez closed the location Airport",
            "Maria Lopez invited " + cafe.address("nora"),
            "Maria Lopez enabled Aisha Khan",
            "Maria Lopez disabled Aisha Khan",
            "Maria Lopez changed the rights of Tom Becker · to Administrator",
            "Tom Becker added the template Greeting",
            "Tom Becker undid the decline of Jamal Carter’s application",
            "Tom Becker declined Jamal Carter’s application",
            "Tom Becker noted a contact with Jamal Carter",
            "Tom Becker wrote to Jamal Carter",
            "Tom Becker moved Jamal Carter’s application · from New to Interview",
            "Tom Becker signed in",
            "Maria Lopez signed in");
    assertThat(log("?what=STAGES")).hasSize(3);
  }

  @Test
  void a_place_in_it_that_is_made_up_is_the_beginning() {
    for (var madeUp : List.of("-999999999999.0-1", "999999999999.0-1", "1.0-", "%00"))
      assertThat(maria.get(LOG + "?after=" + madeUp).statusCode()).as(madeUp).isEqualTo(200);
  }

  @Test
  void it_is_searched_by_person_deed_applicant_and_day() {
    tom.get("/applications/" + cafe.jamalAsBarista);
    maria.get("/applications/" + cafe.lenaAsBarista);
    clock.advance(Duration.ofDays(2));
    tom.get("/applications/" + cafe.lenaAsBarista);
    var all = "?what=READING";

    assertThat(log(all)).hasSize(3);
    assertThat(log(all + "&by=" + cafe.maria.id())).hasSize(1);
    assertThat(log("?by=" + cafe.tom.id() + "&what=STAGES")).isEmpty();
    assertThat(log(all + "&applicant=fisch+LEN")).hasSize(2);
    assertThat(log(all + "&applicant=nobody")).isEmpty();
    assertThat(log(all + "&person=" + cafe.jamal)).hasSize(1);
    assertThat(log(all + "&from=2026-11-26")).hasSize(1);
    assertThat(log(all + "&to=2026-11-25")).hasSize(2);
    assertThat(log(all + "&from=2026-11-25&to=2026-11-27")).hasSize(3);
    assertThat(log(all + "&from=yesterday&to=9999999")).hasSize(3);
  }

  @Test
  void who_was_recognized_has_what_was_noted_under_the_number_they_came_with() {
    var again = cafe.applicant("Jamal", "Carter", cafe.address("jamal"), null);
    maria.get("/applications/" + cafe.apply(again, cafe.host));
    cafe.run(() -> {
      applicants.verify(cafe.jamal, cafe.address("jamal"));
      assertThat(applicants.verify(again, cafe.address("jamal"))).hasValue(cafe.jamal);
    });

    assertThat(log("?what=READING&person=" + cafe.jamal)).hasSize(1);
  }

  @Test
  void it_is_read_page_by_page_without_a_gap_while_more_comes() {
    for (var i = 0; i < 60; i++) {
      clock.advance(Duration.ofSeconds(i % 2));
      cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello " + i);
    }
    var first = Jsoup.parse(maria.get(LOG + "?what=MESSAGES").body());
    cafe.write(cafe.tom, cafe.lenaAsBarista, "One more");
    var second = maria.get(first.select("a[rel=next]").attr("href")).body();

    assertThat(first.select(".log-entries li")).hasSize(50);
    assertThat(Jsoup.parse(second).select(".log-entries li")).hasSize(10);
    assertThat(Jsoup.parse(second).select("a[rel=next]")).isEmpty();
  }

  @Test
  void it_is_exported_whole_and_safe_against_formulas() {
    cafe.update("update app_user set name = '=1+1 Tom' where id = " + cafe.tom.id());
    for (var i = 0; i < 510; i++) cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello " + i);
    var csv = maria.post(LOG + "/export", Map.of("what", "MESSAGES"));

    assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(csv.body().lines()).hasSize(511);
    assertThat(csv.body())
        .startsWith("\uFEFFTime (UTC),Who,What,")
        .contains(",'=1+1 Tom,'=1+1 Tom wrote to Lena Fischer,")
        .doesNotContain(",=");
    assertThat(log("")).contains("Maria Lopez exported the audit log");
  }

  @Test
  void it_is_exported_in_the_language_of_its_reader() {
    maria.post("/settings/records", Map.of("months", 24));
    cafe.update("update app_user set language = 'es' where id = " + cafe.maria.id());

    assertThat(maria.post(LOG + "/export", Map.of()).body())
        .contains("Hora (UTC),", ",de 1 año a 2 años,");
  }

  @Test
  void nobody_but_the_companys_administrators_sees_it() {
    assertThat(tom.get(LOG).statusCode()).isEqualTo(404);
    assertThat(tom.post(LOG + "/export", Map.of()).statusCode()).isEqualTo(404);
    assertThat(tom.get("/settings/records").statusCode()).isEqualTo(404);
    clinic.write(clinic.tom, clinic.lenaAsBarista, "Hello");

    assertThat(log("?what=MESSAGES")).isEmpty();
    assertThat(maria.get(LOG + "?person=" + clinic.lena).statusCode()).isEqualTo(404);
  }

  @Test
  void the_server_itself_can_only_add_to_it() {
    for (var statement :
        List.of(
            "update audit_entry set detail = 'nothing'",
            "delete from audit_entry",
            "truncate audit_entry"))
      assertThatExceptionOfType(DataAccessException.class)
          .as(statement)
          .isThrownBy(() -> cafe.update(statement))
          .havingRootCause()
          .withMessageContaining("permission denied");
  }

  @Test
  void what_is_taken_back_was_never_noted() {
    var before = log("").size();
    var form = Map.of("name", "", "body", "", "key", UUID.randomUUID().toString());
    maria.post("/templates", form);
    maria.post("/settings/people/" + cafe.maria.id() + "/disable", Map.of());

    assertThat(log("")).hasSize(before);
  }

  private List<String> log(String query) {
    return Jsoup.parse(maria.get(LOG + query).body()).select(".log-entries p").eachText();
  }
}
