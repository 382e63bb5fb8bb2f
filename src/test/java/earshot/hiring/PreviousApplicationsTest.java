package earshot.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.company.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The history of a person at the company: who may read it, and what it says.
@EarshotTest
class PreviousApplicationsTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient client;
  @Autowired private TestClock clock;

  @Test
  void every_user_who_may_review_anywhere_reads_the_history_of_an_applicant_at_every_location() {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello from the bar");
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello from the kitchen");
    var rosa = cafe.user("Rosa Diaz", Role.MANAGER, cafe.airport);

    for (var user : List.of(cafe.maria, cafe.tom, cafe.aisha, rosa)) {
      client.signIn(user);
      assertThat(body("/applications/" + cafe.jamalAsCook)).contains("Previous applications (1)");
      assertThat(body("/conversations/" + cafe.jamalAsBarista)).contains("Hello from the bar");
      assertThat(body("/conversations/" + cafe.jamalAsCook)).contains("Hello from the kitchen");
    }
  }

  @Test
  void without_a_grant_there_it_is_read_only_and_says_so() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");
    client.signIn(cafe.tom);
    var conversation = "/conversations/" + cafe.jamalAsCook;

    var page = Jsoup.parse(body(conversation));

    assertThat(page.select(".read-only").text()).contains("You can read this conversation.");
    assertThat(page.select("textarea")).isEmpty();
    assertThat(Jsoup.parse(body("/applications/" + cafe.jamalAsCook)).select("main form, #message"))
        .isEmpty();
    assertThat(post(conversation + "/messages", Map.of("body", "Hello", "key", "1")))
        .isEqualTo(403);
    assertThat(post(conversation + "/typing", Map.of())).isEqualTo(403);
    assertThat(post(conversation + "/messages/1/deliveries/EMAIL/retry", Map.of())).isEqualTo(403);
    var application = "/applications/" + cafe.jamalAsCook;
    assertThat(post(application + "/stage", Map.of("stage", "HIRED"))).isEqualTo(404);
    assertThat(post(application + "/decline", Map.of())).isEqualTo(404);
    assertThat(messages(conversation)).containsExactly("Hello");
  }

  @Test
  void an_application_without_a_history_stays_at_its_location() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    client.signIn(cafe.aisha);
    assertHidden(cafe.lenaAsBarista);

    cafe.apply(cafe.lena, cafe.host);

    assertThat(body("/conversations/" + cafe.lenaAsBarista)).contains("Hello");
  }

  @Test
  void a_user_who_may_review_nowhere_reads_nothing() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");
    client.signIn(cafe.user("Nina Roth", Role.MANAGER));

    assertHidden(cafe.jamalAsCook);
    assertHidden(cafe.jamalAsBarista);
  }

  @Test
  void a_user_of_another_company_reads_nothing() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");
    client.signIn(clinic.maria);

    assertHidden(cafe.jamalAsCook);
  }

  @Test
  void it_says_where_when_with_what_outcome_and_who_talked_with_the_applicant() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello");
    cafe.answer(cafe.jamal, cafe.jamalAsCook, "Hi");
    cafe.write(cafe.maria, cafe.jamalAsCook, "Welcome");
    cafe.write(cafe.aisha, cafe.jamalAsCook, "See you");
    clock.set(Instant.parse("2027-03-05T15:00:00Z"));
    cafe.decline(cafe.aisha, cafe.jamalAsCook);
    client.signIn(cafe.tom);

    for (var page : pages(cafe.jamalAsBarista)) {
      var earlier = Jsoup.parse(body(page)).select(".earlier li");
      assertThat(earlier).as(page).hasSize(1);
      assertThat(earlier.text())
          .as(page)
          .contains("Cook", "Market Street · applied on ", "Declined on Mar 5, 2027")
          .contains("talked with Aisha Khan and Maria Lopez");
      assertThat(earlier.select("a[href=/conversations/" + cafe.jamalAsCook + "]")).hasSize(1);
    }
  }

  @Test
  void each_outcome_has_its_words() {
    client.signIn(cafe.maria);
    var page = "/applications/" + cafe.jamalAsBarista;
    assertThat(earlier(page)).contains("Still open", "Nobody wrote").doesNotContain("talked");

    stage(Stage.HIRED);
    assertThat(earlier(page)).contains("Hired on ");
    cafe.withdraw(cafe.jamalAsCook);
    assertThat(earlier(page)).contains("Withdrawn by the applicant on ");
  }

  @Test
  void the_newest_stands_first_and_the_present_one_is_not_among_them() {
    var asHost = cafe.apply(cafe.jamal, cafe.host);
    client.signIn(cafe.maria);

    var list = Jsoup.parse(body("/conversations/" + cafe.jamalAsBarista)).select(".earlier .job");

    assertThat(list)
        .extracting(link -> link.attr("href"))
        .containsExactly("/applications/" + asHost, "/applications/" + cafe.jamalAsCook);
    assertThat(body("/conversations/" + cafe.jamalAsBarista)).contains("Previous applications (2)");
  }

  @Test
  void a_first_application_says_so_and_its_conversation_shows_nothing_of_it() {
    client.signIn(cafe.tom);

    assertThat(body("/applications/" + cafe.lenaAsBarista))
        .contains("This is the first application here.");
    assertThat(Jsoup.parse(body("/conversations/" + cafe.lenaAsBarista)).select(".previous"))
        .isEmpty();
  }

  private static List<String> pages(long application) {
    return List.of(
        "/applications/" + application,
        "/applications/" + application + "/conversation",
        "/conversations/" + application,
        "/message-center/" + application);
  }

  private void assertHidden(long application) {
    for (var page : pages(application))
      assertThat(client.get(page).statusCode()).as(page).isEqualTo(404);
    for (var what : List.of("messages?after=0", "messages?before=9", "messages/1", "composer"))
      assertThat(client.get("/conversations/" + application + "/" + what).statusCode())
          .as(what)
          .isEqualTo(404);
    assertThat(post("/conversations/" + application + "/typing", Map.of())).isEqualTo(404);
    assertThat(post("/conversations/" + application + "/read", Map.of("seq", 1))).isEqualTo(404);
  }

  private void stage(Stage stage) {
    assertThat(
            client
                .post("/applications/" + cafe.jamalAsCook + "/stage", Map.of("stage", stage.name()))
                .statusCode())
        .isEqualTo(302);
  }

  private String earlier(String page) {
    return Jsoup.parse(body(page)).select(".earlier").text();
  }

  private List<String> messages(String conversation) {
    return Jsoup.parse(body(conversation)).select(".log .bubble").stream()
        .map(Element::text)
        .toList();
  }

  private String body(String path) {
    var answer = client.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private int post(String path, Map<String, ?> form) {
    return client.post(path, form).statusCode();
  }
}
