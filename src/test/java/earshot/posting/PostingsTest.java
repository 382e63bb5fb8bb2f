package earshot.posting;

import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.company.Grant;
import earshot.company.Locations;
import earshot.company.Rights;
import earshot.company.Role;
import earshot.company.Staff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Settings › Jobs: who may manage the jobs of a location adds, changes, closes and opens them.
@EarshotTest
class PostingsTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient aisha;
  @Autowired private Postings postings;
  @Autowired private Locations locations;
  @Autowired private Staff staff;
  @Autowired private TestClock clock;

  /// Tom may manage the jobs of Pier 4 and no longer review there; Aisha reviews as before.
  @BeforeEach
  void tom_manages_the_jobs_of_pier_4() {
    var jobsOnly = new Rights(Role.MANAGER, List.of(new Grant(cafe.pier4, false, true)));
    cafe.run(() -> staff.change(cafe.tom.id(), jobsOnly));
    tom.signIn(cafe.tom);
    maria.signIn(cafe.maria);
    aisha.signIn(cafe.aisha);
    for (var each : List.of(tom, maria, aisha)) each.get("/settings/me");
  }

  @Test
  void an_administrator_adds_a_job_anywhere() {
    var answer = maria.post("/settings/jobs", form("Baker", cafe.airport, "OPEN"));

    var id = Long.parseLong(location(answer).replaceAll("\\D", ""));
    var added = cafe.in(() -> postings.find(cafe.maria, id));
    assertThat(added.title()).isEqualTo("Baker");
    assertThat(added.location()).isEqualTo("Airport");
    assertThat(added.paragraphs()).containsExactly("First line\nsecond line", "Another paragraph");
    assertThat(maria.get(location(answer)).body()).contains("The job is added.");
  }

  @Test
  void who_manages_the_jobs_of_a_location_sees_and_changes_those_alone() {
    assertThat(titles(page(tom, "/settings/jobs"))).containsExactly("Barista");
    assertThat(titles(page(maria, "/settings/jobs"))).containsExactly("Barista", "Cook", "Host");
    assertThat(page(tom, "/settings/jobs/new").select("#location option").eachText())
        .containsExactly("Pier 4");

    tom.post("/settings/jobs/" + cafe.barista, form("Night barista", cafe.pier4, "CLOSED"));

    assertThat(posting(cafe.barista).title()).isEqualTo("Night barista");
    assertThat(posting(cafe.barista).state()).isEqualTo(PostingState.CLOSED);
    assertThat(titles(page(tom, "/settings/jobs"))).isEmpty();
    assertThat(titles(page(tom, "/settings/jobs?show=closed"))).containsExactly("Night barista");
  }

  @Test
  void a_job_at_a_location_without_the_right_is_not_there() {
    var cook = "/settings/jobs/" + cafe.cook;

    assertThat(tom.get(cook).statusCode()).isEqualTo(404);
    assertThat(tom.post(cook, form("Mine", cafe.pier4, "OPEN")).statusCode()).isEqualTo(404);
    assertThat(tom.post("/settings/jobs", form("Mine", cafe.airport, "OPEN")).statusCode())
        .isEqualTo(404);
    assertThat(
            tom.post("/settings/jobs/" + cafe.barista, form("Gone", cafe.airport, "OPEN"))
                .statusCode())
        .isIn(404, 422);
    assertThat(posting(cafe.cook).title()).isEqualTo("Cook");
    assertThat(posting(cafe.barista).locationId()).isEqualTo(cafe.pier4);
  }

  @Test
  void who_only_reviews_applications_finds_no_such_page() {
    for (var path : List.of("/settings/jobs", "/settings/jobs/new", "/settings/jobs/" + cafe.cook))
      assertThat(aisha.get(path).statusCode()).as(path).isEqualTo(404);
    assertThat(aisha.post("/settings/jobs", form("Mine", cafe.airport, "OPEN")).statusCode())
        .isEqualTo(404);
    assertThat(
            aisha
                .post("/settings/jobs/" + cafe.cook, form("Mine", cafe.marketStreet, "OPEN"))
                .statusCode())
        .isEqualTo(404);
    assertThat(aisha.get("/settings/me").body()).doesNotContain("/settings/jobs");
    assertThat(tom.get("/settings/me").body()).contains("/settings/jobs");
  }

  @Test
  void a_job_of_another_company_is_not_there() {
    var other = "/settings/jobs/" + clinic.cook;

    assertThat(maria.get(other).statusCode()).isEqualTo(404);
    assertThat(maria.post(other, form("Mine", cafe.pier4, "OPEN")).statusCode()).isEqualTo(404);
    assertThat(maria.post("/settings/jobs", form("Spy", clinic.pier4, "OPEN")).statusCode())
        .isEqualTo(404);
    assertThat(clinic.in(() -> postings.find(clinic.maria, clinic.cook)).title()).isEqualTo("Cook");
  }

  @Test
  void what_cannot_be_taken_is_said_and_what_was_typed_stays() {
    assertRefused(form(" ", cafe.pier4, "OPEN"), "Enter the job's title.");
    assertRefused(
        form("x".repeat(101), cafe.pier4, "OPEN"), "That is too long: 100 characters fit.");
    assertRefused(
        Map.of("title", "T", "location", cafe.pier4, "description", "x".repeat(10_001)),
        "That is too long: 10,000 characters fit.");
    cafe.run(() -> locations.close(cafe.airport));
    assertRefused(
        form("Baker", cafe.airport, "OPEN"), "Airport is closed. Choose another location.");
  }

  @Test
  void a_job_somebody_applied_for_stays_at_its_location() {
    var moved = maria.post("/settings/jobs/" + cafe.cook, form("Cook", cafe.airport, "OPEN"));

    assertThat(moved.statusCode()).isEqualTo(422);
    assertThat(moved.body()).contains("People have applied for this job at Market Street");
    var nobodys = cafe.job(cafe.pier4, "Waiter");
    assertThat(
            maria
                .post("/settings/jobs/" + nobodys, form("Waiter", cafe.airport, "OPEN"))
                .statusCode())
        .isEqualTo(302);
    assertThat(posting(nobodys).location()).isEqualTo("Airport");
  }

  @Test
  void a_job_opened_again_counts_from_then() {
    maria.post("/settings/jobs/" + cafe.cook, form("Cook", cafe.marketStreet, "CLOSED"));
    var before = posting(cafe.cook).openedAt();
    clock.advance(Duration.ofDays(3));

    maria.post("/settings/jobs/" + cafe.cook, form("Cook", cafe.marketStreet, "CAREERS_SITE_ONLY"));
    var opened = posting(cafe.cook).openedAt();
    clock.advance(Duration.ofDays(3));
    maria.post("/settings/jobs/" + cafe.cook, form("Cook", cafe.marketStreet, "OPEN"));

    assertThat(opened).isAfter(before.plus(Duration.ofDays(2)));
    assertThat(posting(cafe.cook).openedAt()).isEqualTo(opened);
  }

  @Test
  void an_older_page_opens_no_job_that_was_filled_and_writes_over_nothing_unseen() {
    var path = "/settings/jobs/" + cafe.cook;
    var version = page(maria, path).select("input[name=version]").val();
    var form = new HashMap<String, Object>(form("Head cook", cafe.marketStreet, "OPEN"));
    form.put("version", version);
    maria.post(path + "/filled", Map.of());

    var answer = maria.post(path, form);
    var shown = Jsoup.parse(answer.body());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(posting(cafe.cook).state()).isEqualTo(PostingState.CLOSED);
    assertThat(shown.select("[role=alert]").text()).contains("changed since you opened this page");
    assertThat(shown.select("#title").val()).isEqualTo("Head cook");
    assertThat(shown.select("input[name=state][checked]").val()).isEqualTo("CLOSED");
    form.put("version", shown.select("input[name=version]").val());
    form.put("state", "CLOSED");
    assertThat(maria.post(path, form).statusCode()).isEqualTo(302);
    assertThat(posting(cafe.cook).title()).isEqualTo("Head cook");
  }

  @Test
  void who_applies_meanwhile_is_no_change_of_the_job() {
    var path = "/settings/jobs/" + cafe.cook;
    var form = new HashMap<String, Object>(form("Cook", cafe.marketStreet, "OPEN"));
    form.put("version", page(maria, path).select("input[name=version]").val());
    cafe.applicationOf("Nora", "Stone", cafe.cook);

    assertThat(maria.post(path, form).statusCode()).isEqualTo(302);
  }

  @Test
  void many_jobs_come_page_by_page_and_none_twice() {
    for (var i = 0; i < 60; i++) cafe.job(cafe.pier4, "Waiter");

    var seen = new ArrayList<String>();
    var next = "/settings/jobs";
    for (var pages = 0; !next.isEmpty() && pages < 5; pages++) {
      var page = page(tom, next);
      seen.addAll(page.select(".rows > li > a.button").eachAttr("href"));
      next = page.select("a[rel=next]").attr("href");
    }

    assertThat(seen).hasSize(61).doesNotHaveDuplicates();
    assertThat(titles(page(tom, "/settings/jobs?after=nonsense"))).hasSize(50);
  }

  private void assertRefused(Map<String, ?> form, String sentence) {
    var answer = maria.post("/settings/jobs", form);
    assertThat(answer.statusCode()).as(sentence).isEqualTo(422);
    assertThat(Jsoup.parse(answer.body()).select("[role=alert]").eachText())
        .containsExactly(sentence);
    assertThat(Jsoup.parse(answer.body()).select("#title").val()).isEqualTo(form.get("title"));
  }

  private Posting posting(long id) {
    return cafe.in(() -> postings.find(cafe.maria, id));
  }

  private static Map<String, ?> form(String title, long location, String state) {
    var description = "First line\r\nsecond line\r\n\r\n\r\nAnother paragraph\r\n";
    return Map.of("title", title, "location", location, "state", state, "description", description);
  }

  private static List<String> titles(Document page) {
    return page.select(".rows strong").eachText();
  }

  private static Document page(StaffClient client, String path) {
    return Jsoup.parse(client.get(path).body());
  }
}
