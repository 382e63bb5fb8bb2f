package earshot.decline;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.bulk.BulkMessages;
import earshot.bulk.BulkState;
import earshot.bulk.Recipients.Ticked;
import earshot.hiring.Applications;
import earshot.hiring.Stage;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NullMarked
@EarshotTest
class DeclinePagesTest {

  private static final String DECLINED = "/applications/declined";

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private Applications applications;
  @Autowired private BulkMessages bulks;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient aisha;
  @Autowired private ApplicantClient jamal;
  @Autowired private TestClock clock;

  @BeforeEach
  void all_sign_in() {
    tom.signIn(cafe.tom);
    maria.signIn(cafe.maria);
    aisha.signIn(cafe.aisha);
  }

  @Test
  void managers_read_the_reason_and_the_applicant_never_does() {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello");
    var page = "/applications/" + cafe.jamalAsBarista;

    tom.post(
        page + "/decline",
        Map.of("reason", "NO_SHOW", "words", "twice, <b>", "message", "Thank you", "key", "1"));

    assertThat(tom.get(page).body())
        .contains("Did not come to the interview: twice, &lt;b&gt;", "reads the last message");
    assertThat(aisha.get("/applications/" + cafe.jamalAsCook).body())
        .contains("Reason: Did not come to the interview: twice, &lt;b&gt;");
    assertThat(aisha.get(page).body()).contains("Did not come to the interview: twice");
    var seen = jamal.get(jamal.openLink(cafe.linkTo(cafe.jamalAsBarista))).body();
    assertThat(seen).contains("Thank you").doesNotContain("twice", "interview");
  }

  /// The page of one asks by htmx, which shows no page of an error, and says the sentence itself.
  @Test
  void why_last_words_are_refused_is_said_to_the_page_as_well() {
    var request =
        tom.request("/applications/" + cafe.lenaAsBarista + "/decline", "HX-Request", "true")
            .POST(BodyPublishers.ofString("key=1&message=Hi+%7B%7Bnobody%7D%7D"));

    var refused = tom.send(tom.withToken(request));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(refused.body()).contains("{{nobody}} is not a field.");
  }

  @Test
  void where_nobody_wrote_nothing_is_offered_to_read_and_nobody_told_to_say_hello() {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello");
    for (var application : List.of(cafe.lenaAsBarista, cafe.jamalAsBarista))
      tom.post("/applications/" + application + "/decline", Map.of());

    assertThat(tom.get("/applications/" + cafe.lenaAsBarista).body())
        .contains("applied today")
        .doesNotContain("Read conversation");
    assertThat(tom.get("/applications/" + cafe.jamalAsBarista).body())
        .contains("Read conversation");
    assertThat(tom.get("/conversations/" + cafe.lenaAsBarista).body())
        .contains("Nobody wrote", "Go to the application")
        .doesNotContain("Say hello");
  }

  @Test
  void the_panel_opened_by_its_address_is_a_page() {
    var panel = "/applications/" + cafe.lenaAsBarista + "/conversation";

    assertThat(tom.get(panel, "Sec-Fetch-Dest", "document").body()).contains("<!doctype html>");
    assertThat(tom.get(panel, "Sec-Fetch-Dest", "empty").body()).doesNotContain("<!doctype html>");
  }

  @Test
  void a_reason_can_be_added_later_and_changed() {
    var page = "/applications/" + cafe.lenaAsBarista;
    tom.post(page + "/decline", Map.of());
    assertThat(tom.get(page).body()).contains("Add a reason", "nothing was sent");

    tom.post(page + "/decline/reason", Map.of("reason", "PAY"));
    assertThat(tom.get(page).body()).contains("Pay does not fit");
    tom.post(page + "/decline/reason", Map.of("reason", "", "words", "Took another job"));

    assertThat(tom.get(page).body())
        .contains("Took another job")
        .doesNotContain("</span> Pay does");
    tom.post(page + "/decline/undo", Map.of());
    assertThat(tom.post(page + "/decline/reason", Map.of("words", "Too late")).statusCode())
        .isEqualTo(409);
  }

  @Test
  void what_does_not_fit_is_refused_and_declines_nobody() {
    var page = "/applications/" + cafe.lenaAsBarista;

    for (var form :
        List.of(
            Map.of("words", "x".repeat(501)),
            Map.of("message", "x".repeat(10_001)),
            Map.of("message", "Hi {{nobody}}"))) {
      var refused = tom.post(page + "/decline", form);
      assertThat(refused.statusCode()).isEqualTo(422);
    }
    assertThat(tom.post(page + "/decline", Map.of("reason", "NONSENSE")).statusCode())
        .isEqualTo(400);
    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(Stage.NEW);
  }

  @Test
  void last_words_taken_back_unread_are_gone_for_the_applicant_and_stay_for_managers() {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello");
    clock.set(clock.instant());
    var page = "/applications/" + cafe.jamalAsBarista;
    tom.post(page + "/decline", Map.of("message", "Not this time"));
    tom.post(page + "/decline/undo", Map.of());

    var conversation = jamal.openLink(cafe.linkTo(cafe.jamalAsBarista));
    assertThat(jamal.get(conversation).body()).contains("Hello").doesNotContain("Not this time");
    assertThat(tom.get("/conversations/" + cafe.jamalAsBarista).body())
        .contains("Not this time", "The decline was undone first");
  }

  @Test
  void many_are_declined_at_once_and_opened_again_at_once() {
    var all = cafe.jamalAsBarista + "," + cafe.lenaAsBarista + "," + cafe.omarAsHost;
    cafe.withdraw(cafe.omarAsHost);
    cafe.decline(cafe.tom, cafe.lenaAsBarista);

    var toast =
        maria.postByScript(
            DECLINED, Map.of("applications", all, "reason", "PAY", "message", "Thank you"));

    assertThat(toast.body()).contains("1 application declined. 2 were closed already.", "Undo");
    assertThat(stage(cafe.omarAsHost)).isEqualTo(Stage.WITHDRAWN);
    assertThat(maria.get("/applications/" + cafe.jamalAsBarista).body())
        .contains("Pay does not fit");

    var undone = maria.postByScript(DECLINED + "/undo", undo(toast.body()));
    assertThat(undone.body()).contains("Undone. 1 application as before.");
    assertThat(stage(cafe.jamalAsBarista)).isEqualTo(Stage.NEW);
    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(Stage.DECLINED);
    assertThat(maria.postByScript(DECLINED + "/undo", undo(toast.body())).body())
        .contains("Not undone");
  }

  @Test
  void undo_does_not_open_what_somebody_else_declined_since() {
    var ids = cafe.jamalAsBarista + "," + cafe.lenaAsBarista;
    var toast = maria.postByScript(DECLINED, Map.of("applications", ids)).body();
    cafe.undoDecline(cafe.tom, cafe.lenaAsBarista);
    cafe.decline(cafe.tom, cafe.lenaAsBarista);

    maria.postByScript(DECLINED + "/undo", undo(toast));

    assertThat(stage(cafe.jamalAsBarista)).isEqualTo(Stage.NEW);
    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(Stage.DECLINED);
  }

  @Test
  void all_that_match_are_declined_but_for_those_unticked() {
    tom.postByScript(
        DECLINED,
        Map.of(
            "matching",
            "true",
            "folder",
            "applicants",
            "job",
            cafe.barista,
            "except",
            cafe.lenaAsBarista));

    assertThat(stage(cafe.jamalAsBarista)).isEqualTo(Stage.DECLINED);
    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(Stage.NEW);
    assertThat(stage(cafe.jamalAsCook)).isEqualTo(Stage.NEW);
  }

  @Test
  void nobody_is_declined_where_one_of_them_is_not_the_users() {
    for (var other : List.of(cafe.omarAsHost, cafe.jamalAsCook, clinic.lenaAsBarista, 9_000_000L)) {
      var ids = Map.of("applications", cafe.lenaAsBarista + "," + other);
      assertThat(tom.postByScript(DECLINED, ids).statusCode()).isEqualTo(404);
      var undo = Map.of("at", "2026-01-01T00:00:00Z", "ids", other);
      assertThat(tom.postByScript(DECLINED + "/undo", undo).statusCode()).isEqualTo(404);
      for (var route : List.of("/decline", "/decline/reason", "/decline/undo"))
        assertThat(tom.post("/applications/" + other + route, Map.of()).statusCode())
            .isEqualTo(404);
    }
    assertThat(stage(cafe.lenaAsBarista)).isEqualTo(Stage.NEW);
    assertThat(tom.postByScript(DECLINED, Map.of()).statusCode()).isEqualTo(422);
    assertThat(tom.postByScript(DECLINED + "/undo", Map.of("at", "x")).statusCode()).isEqualTo(422);
    assertThat(tom.get(DECLINED + "/form").body()).contains("Decline them");
  }

  @Test
  void a_bulk_message_on_its_way_leaves_the_declined_out_and_counts_them() {
    clock.set(clock.instant());
    var ticked = new Ticked(List.of(cafe.jamalAsBarista, cafe.lenaAsBarista));
    var id = cafe.in(() -> bulks.send(cafe.tom, ticked, false, "Come by", "k"));

    tom.post("/applications/" + cafe.lenaAsBarista + "/decline", Map.of());

    var waiting = cafe.in(() -> bulks.find(cafe.tom, id)).orElseThrow();
    assertThat(waiting.state()).isEqualTo(BulkState.WAITING);
    assertThat(waiting.skipped()).isEqualTo(1);
    assertThat(tom.get("/bulk-messages/" + id).body()).contains("The application was declined");
  }

  private static Map<String, String> undo(String toast) {
    return Map.of("at", value(toast, "at"), "ids", value(toast, "ids"));
  }

  private static String value(String html, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(html);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private Stage stage(long id) {
    return cafe.in(() -> applications.find(id)).stage();
  }
}
