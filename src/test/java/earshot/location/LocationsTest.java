package earshot.location;

import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.Together;
import earshot.company.Address;
import earshot.company.Location;
import earshot.company.LocationText;
import earshot.company.Locations;
import earshot.posting.Posting;
import earshot.posting.Postings;
import earshot.web.InvalidInput;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Settings › Locations: administrators add, change and close them, and nobody else.
@EarshotTest
class LocationsTest {

  private static final Map<String, String> HARBOR =
      Map.of(
          "name", " Harbor  East ",
          "street", "12 Dock Road",
          "city", "Baltimore",
          "area", "MD",
          "postalCode", "21202",
          "zone", "America/New_York",
          "region", "US");

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient tom;
  @Autowired private Locations locations;
  @Autowired private Postings postings;

  @BeforeEach
  void maria_is_signed_in() {
    maria.signIn(cafe.maria);
    maria.get("/settings/locations");
  }

  @Test
  void an_administrator_adds_a_location_with_its_address() {
    var answer = maria.post("/settings/locations", HARBOR);

    assertThat(location(answer)).isEqualTo("/settings/locations?done=added");
    var added = named("Harbor East");
    assertThat(added.address().line()).isEqualTo("12 Dock Road, Baltimore, MD 21202");
    assertThat(added.zone().getId()).isEqualTo("America/New_York");
    assertThat(added.phoneRegion()).isEqualTo("US");
    assertThat(maria.get("/settings/locations?done=added").body())
        .contains("Harbor East", "12 Dock Road, Baltimore, MD 21202", "The location is added.");
    assertThat(cafe.again(cafe.maria).mayManageJobs(added.id())).isTrue();
  }

  @Test
  void an_administrator_changes_a_location() {
    var form = new HashMap<>(HARBOR);
    form.put("zone", "Europe/Berlin");
    form.put("region", "DE");

    maria.post("/settings/locations/" + cafe.pier4, form);

    var changed = cafe.in(() -> locations.find(cafe.pier4));
    assertThat(changed.name()).isEqualTo("Harbor East");
    assertThat(changed.zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(changed.phoneRegion()).isEqualTo("DE");
    assertThat(Jsoup.parse(maria.get("/settings/locations/" + cafe.pier4).body()).select("#city"))
        .extracting(it -> it.val())
        .containsExactly("Baltimore");
  }

  @Test
  void a_name_that_is_given_twice_at_once_is_given_once() {
    Together.all(
        List.of(
            () -> add("Dock 9"), () -> add("dock 9"), () -> add("Dock 9"), () -> add("DOCK 9")));

    assertThat(cafe.in(locations::all))
        .filteredOn(it -> it.name().equalsIgnoreCase("dock 9"))
        .hasSize(1);
  }

  private boolean add(String name) {
    try {
      cafe.run(() -> locations.add(new LocationText(name, Address.NONE, ZoneId.of("UTC"), "US")));
      return true;
    } catch (InvalidInput taken) {
      return false;
    }
  }

  @Test
  void what_cannot_be_taken_is_said_and_what_was_typed_stays() {
    assertRefused("name", " ", "Enter the location's name.");
    assertRefused("name", "pier 4", "There is a location of that name already.");
    assertRefused("name", "x".repeat(101), "That is too long: 100 characters fit.");
    assertRefused("street", "x".repeat(101), "That is too long: 100 characters fit.");
    assertRefused("zone", "Mars/Olympus", "Choose a time zone from the list.");
    assertRefused("region", "XX", "Choose a country from the list.");
    assertThat(maria.post("/settings/locations", Map.of()).statusCode()).isEqualTo(422);
    assertThat(cafe.in(locations::all)).hasSize(3);
  }

  @Test
  void a_location_keeps_its_own_name() {
    var form = new HashMap<>(HARBOR);
    form.put("name", "Pier 4");

    assertThat(location(maria.post("/settings/locations/" + cafe.pier4, form)))
        .isEqualTo("/settings/locations?done=changed");
  }

  @Test
  void closing_a_location_closes_its_jobs_and_opening_it_opens_none() {
    maria.post("/settings/locations/" + cafe.pier4 + "/close", Map.of());

    assertThat(cafe.in(() -> locations.find(cafe.pier4)).closed()).isTrue();
    assertThat(openJobs()).containsExactly("Cook", "Host");
    assertThat(cafe.in(() -> locations.hiredAtBy(cafe.maria)))
        .extracting(Location::name)
        .doesNotContain("Pier 4");
    assertThat(maria.get("/settings/locations").body()).contains("Closed");

    maria.post("/settings/locations/" + cafe.pier4 + "/open", Map.of());

    assertThat(cafe.in(() -> locations.find(cafe.pier4)).closed()).isFalse();
    assertThat(openJobs()).containsExactly("Cook", "Host");
  }

  @Test
  void conversations_of_a_closed_location_go_on() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    maria.post("/settings/locations/" + cafe.pier4 + "/close", Map.of());

    assertThat(cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hello Tom").refusal()).isNull();
    assertThat(maria.get("/applications/" + cafe.lenaAsBarista).statusCode()).isEqualTo(200);
  }

  @Test
  void a_manager_finds_no_such_page_and_changes_nothing() {
    tom.signIn(cafe.tom);
    var own = "/settings/locations/" + cafe.pier4;

    for (var path : List.of("/settings/locations", "/settings/locations/new", own))
      assertThat(tom.get(path).statusCode()).as(path).isEqualTo(404);
    for (var path : List.of("/settings/locations", own, own + "/close", own + "/open"))
      assertThat(tom.post(path, HARBOR).statusCode()).as(path).isEqualTo(404);
    assertThat(cafe.in(() -> locations.find(cafe.pier4)).closed()).isFalse();
    assertThat(cafe.in(() -> locations.find(cafe.pier4)).name()).isEqualTo("Pier 4");
    assertThat(cafe.in(locations::all)).hasSize(3);
  }

  @Test
  void a_location_of_another_company_is_not_there() {
    var other = "/settings/locations/" + clinic.pier4;

    assertThat(maria.get(other).statusCode()).isEqualTo(404);
    for (var action : List.of("", "/close", "/open"))
      assertThat(maria.post(other + action, HARBOR).statusCode()).as(action).isEqualTo(404);
    assertThat(clinic.in(() -> locations.find(clinic.pier4)).name()).isEqualTo("Pier 4");
    assertThat(clinic.in(() -> locations.find(clinic.pier4)).closed()).isFalse();
  }

  private List<String> openJobs() {
    return cafe.in(() -> postings.open("", null)).postings().stream().map(Posting::title).toList();
  }

  private void assertRefused(String field, String value, String sentence) {
    var form = new HashMap<>(HARBOR);
    form.put(field, value);
    var answer = maria.post("/settings/locations", form);
    var page = Jsoup.parse(answer.body());
    assertThat(answer.statusCode()).as(sentence).isEqualTo(422);
    assertThat(page.select("[role=alert]").eachText()).containsExactly(sentence);
    assertThat(page.select("#postalCode").val()).isEqualTo("21202");
  }

  private Location named(String name) {
    return cafe.in(locations::all).stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
