package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// "Market Street wrote to Jamal yesterday", above the composer.
@EarshotTest
class ElsewhereTest {

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private TestClock clock;

  @BeforeEach
  void a_friday_noon() {
    clock.set(Instant.parse("2027-03-05T17:00:00Z"));
    tom.signIn(cafe.tom);
  }

  @Test
  void another_location_that_wrote_lately_stands_above_the_composer_with_its_conversation() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");
    assertThat(sentence()).isEqualTo("Market Street wrote to Jamal today");

    clock.advance(Duration.ofDays(1));
    tom.signIn(cafe.tom);
    for (var page : pages()) {
      var line = Jsoup.parse(tom.get(page).body()).select(".elsewhere");
      assertThat(line.text()).as(page).isEqualTo("Market Street wrote to Jamal yesterday");
      assertThat(line.select("a").attr("href")).isEqualTo("/conversations/" + cafe.jamalAsCook);
      assertThat(line.next().select("form")).as(page).hasSize(1);
    }
  }

  @Test
  void the_day_is_named_as_people_name_it() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");

    assertThat(after(Duration.ofDays(3))).isEqualTo("Market Street wrote to Jamal on Friday");
    assertThat(after(Duration.ofDays(17))).isEqualTo("Market Street wrote to Jamal on Mar 5");
  }

  @Test
  void after_thirty_days_it_is_forgotten() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");

    assertThat(after(Duration.ofDays(30).minusMinutes(1))).isNotEmpty();
    assertThat(after(Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void the_newest_is_named_and_the_others_are_counted() {
    var asHost = cafe.apply(cafe.jamal, cafe.host);
    var harborside = cafe.location("Harborside");
    var asWaiter = cafe.apply(cafe.jamal, cafe.job(harborside, "Waiter"));
    cafe.write(cafe.again(cafe.maria), asWaiter, "Hello");
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");
    clock.advance(Duration.ofMinutes(1));
    cafe.write(cafe.aisha, asHost, "Hello");

    assertThat(sentence()).isEqualTo("Airport wrote to Jamal today, and 2 other locations");
  }

  @Test
  void what_the_applicant_wrote_there_does_not_count() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");
    clock.advance(Duration.ofDays(29));
    cafe.answer(cafe.jamal, cafe.jamalAsCook, "Hello again");
    clock.advance(Duration.ofDays(2));

    assertThat(after(Duration.ZERO)).isEmpty();
  }

  @Test
  void another_job_at_the_same_location_is_not_elsewhere() {
    cafe.write(cafe.tom, cafe.apply(cafe.jamal, cafe.job(cafe.pier4, "Shift lead")), "Hello");

    assertThat(sentence()).isEmpty();
  }

  @Test
  void another_applicant_is_another_matter() {
    cafe.write(cafe.aisha, cafe.omarAsHost, "Hello");

    assertThat(sentence()).isEmpty();
  }

  private String after(Duration time) {
    clock.advance(time);
    tom.signIn(cafe.tom);
    return sentence();
  }

  private String sentence() {
    var page = tom.get("/conversations/" + cafe.jamalAsBarista);
    assertThat(page.statusCode()).isEqualTo(200);
    return Jsoup.parse(page.body()).select(".elsewhere").text();
  }

  private List<String> pages() {
    return List.of(
        "/applications/" + cafe.jamalAsBarista + "/conversation",
        "/conversations/" + cafe.jamalAsBarista,
        "/message-center/" + cafe.jamalAsBarista);
  }
}
