package earshot.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EarshotTest
class BulkPagesTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient aisha;
  @Autowired private TestClock clock;

  @BeforeEach
  void tom_is_there_and_the_time_stands_still() {
    clock.set(clock.instant());
    tom.signIn(cafe.tom);
  }

  @Test
  void the_panel_names_those_chosen_and_who_will_not_get_it_and_why() {
    cafe.decline(cafe.tom, cafe.jamalAsBarista);
    var panel = html(post("compose", chosen(cafe.jamalAsBarista, cafe.lenaAsBarista)));

    assertThat(panel.select(".recipients li").eachText())
        .anyMatch(line -> line.startsWith("Lena Fischer"))
        .anyMatch(line -> line.startsWith("Jamal Carter"));
    assertThat(panel.select(".recipients").attr("data-reached")).isEqualTo("1");
    assertThat(panel.select("[data-kind=BLOCKED]").text())
        .contains("1 will not get it", "declined", "Jamal Carter");
    assertThat(panel.select("[data-kind=LESS_CHANNELS]").text()).contains("Lena Fischer");
  }

  @Test
  void all_that_match_the_list_but_some_can_be_chosen() {
    var matching =
        Map.of(
            "matching",
            "true",
            "folder",
            "applicants",
            "job",
            String.valueOf(cafe.barista),
            "except",
            String.valueOf(cafe.lenaAsBarista));
    var chosen = html(post("preflight", matching)).select(".recipients");

    assertThat(chosen.attr("data-chosen")).isEqualTo("1");
    assertThat(chosen.select("[data-application]").eachAttr("data-application"))
        .containsExactly(String.valueOf(cafe.jamalAsBarista));
  }

  @Test
  void the_preview_is_in_the_words_for_one_of_them() {
    var answer =
        post(
            "preview",
            Map.of(
                "application",
                String.valueOf(cafe.lenaAsBarista),
                "body",
                "Hi {{applicant.first_name}} <b>{{oh}}</b>"));

    assertThat(html(answer).text()).isEqualTo("Hi Lena <b>{{oh}}</b>");
    assertThat(html(answer).select("b")).isEmpty();
    assertThat(html(answer).select("[data-problem]").attr("data-problem"))
        .startsWith("{{oh}} is not a field");
  }

  @Test
  void sending_is_confirmed_with_undo_for_ten_seconds() {
    var confirmation = html(send("Hello", UUID.randomUUID(), cafe.lenaAsBarista));

    assertThat(confirmation.select("[role=status]").text())
        .isEqualTo("Sent to 1 applicant. View in the message center");
    assertThat(confirmation.select("button[data-undo]").attr("data-undo")).isEqualTo("10000");
    assertThat(strip()).isEqualTo("Sent to 1 applicant. View in the message center");
  }

  @Test
  void undo_gives_the_text_back() {
    var id = id(send("Hello you", UUID.randomUUID(), cafe.lenaAsBarista));

    assertThat(post(id + "/undo", Map.of()).statusCode()).isEqualTo(302);
    var shown = html(tom.get("/bulk-messages/strip?shown=" + id));
    assertThat(shown.select("[role=status]").text()).isEqualTo("Not sent. Your text is kept.");
    assertThat(shown.select("[data-bulk]").attr("data-body")).isEqualTo("Hello you");
    assertThat(strip()).isEmpty();
  }

  @Test
  void undo_that_comes_too_late_is_refused_with_a_sentence() {
    var id = id(send("Hello", UUID.randomUUID(), cafe.lenaAsBarista));
    cafe.update("update bulk_message set state = 'RUNNING' where id = " + id);

    var refused = post(id + "/undo", Map.of());
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("cannot be undone");
  }

  @Test
  void sending_twice_with_one_key_is_sending_once() {
    var key = UUID.randomUUID();
    var first = id(send("Only once", key, cafe.lenaAsBarista));

    assertThat(id(send("Only once", key, cafe.lenaAsBarista))).isEqualTo(first);
    assertThat(html(tom.get("/bulk-messages")).select(".bulk-list li")).hasSize(1);
  }

  @Test
  void what_cannot_be_sent_is_refused_with_a_sentence() {
    var key = UUID.randomUUID();
    assertRefused(send(" ", key, cafe.lenaAsBarista), 422, "Write something before you send.");
    assertRefused(send("x".repeat(10_001), key, cafe.lenaAsBarista), 422, "10,000");
    assertRefused(
        send("Hi {{applicant.name}}", key, cafe.lenaAsBarista), 422, "{{applicant.name}}");
    assertRefused(send("Hello", key), 422, "Nobody among those chosen");
    var many = LongStream.rangeClosed(1, BulkMessages.MOST + 1L).toArray();
    assertRefused(send("Hello", key, many), 422, "50,000 applications at once");
    assertThat(tom.get("/bulk-messages").body()).contains("No bulk messages yet");
  }

  @Test
  void those_of_another_company_or_location_are_as_if_absent() {
    for (var id : new long[] {clinic.lenaAsBarista, cafe.omarAsHost, 999_999_999_999L}) {
      assertThat(post("compose", chosen(id)).statusCode()).isEqualTo(404);
      assertThat(post("preflight", chosen(cafe.lenaAsBarista, id)).statusCode()).isEqualTo(404);
      assertThat(send("Hello", UUID.randomUUID(), id).statusCode()).isEqualTo(404);
      var preview = Map.of("application", String.valueOf(id), "body", "Hello");
      assertThat(post("preview", preview).statusCode()).isEqualTo(404);
    }
    assertThat(tom.get("/bulk-messages").body()).contains("No bulk messages yet");
  }

  @Test
  void a_colleagues_bulk_message_is_nobodys_but_the_administrators() {
    var id = id(send("Hello", UUID.randomUUID(), cafe.lenaAsBarista));
    aisha.signIn(cafe.aisha);

    assertThat(aisha.get("/bulk-messages/" + id).statusCode()).isEqualTo(404);
    for (var act : new String[] {"undo", "pause", "resume", "cancel"})
      assertThat(aisha.post("/bulk-messages/" + id + "/" + act, Map.of()).statusCode())
          .as(act)
          .isEqualTo(404);
    assertThat(aisha.get("/bulk-messages").body()).contains("No bulk messages yet");
    assertThat(aisha.signIn(cafe.maria).get("/bulk-messages/" + id).statusCode()).isEqualTo(200);
    assertThat(html(aisha.get("/bulk-messages/strip")).text()).isEmpty();
  }

  @Test
  void progress_shows_how_many_got_it_and_why_others_did_not_with_what_can_be_done() {
    var id = id(send("Hello", UUID.randomUUID(), cafe.lenaAsBarista, cafe.jamalAsBarista));
    cafe.update(
        "update bulk_message set state = 'RUNNING', sent = 0, skipped = 1 where id = " + id);
    cafe.update(
        "update bulk_recipient set state = 'SKIPPED', reason = 'The applicant withdrew'"
            + " where application_id = "
            + cafe.lenaAsBarista);

    var page = html(tom.get("/bulk-messages/" + id));
    assertThat(page.select("progress").attr("value")).isEqualTo("1");
    assertThat(page.select(".skipped").text()).isEqualTo("1 The applicant withdrew");
    assertThat(page.select(".actions button").eachText()).containsExactly("Pause", "Stop sending");
    post(id + "/pause", Map.of());
    assertThat(html(tom.get("/bulk-messages/" + id)).select(".actions button").eachText())
        .containsExactly("Resume", "Stop sending");
    assertThat(strip()).startsWith("Paused");
    post(id + "/cancel", Map.of());
    assertThat(html(tom.get("/bulk-messages/" + id)).select(".actions")).isEmpty();
  }

  private HttpResponse<String> send(String body, UUID key, long... applications) {
    var form = new HashMap<>(chosen(applications));
    form.put("body", body);
    form.put("key", key.toString());
    return tom.post("/bulk-messages", form);
  }

  private static Map<String, String> chosen(long... applications) {
    var ids = LongStream.of(applications).mapToObj(Long::toString).collect(Collectors.joining(","));
    return Map.of("applications", ids);
  }

  private HttpResponse<String> post(String path, Map<String, String> form) {
    return tom.post("/bulk-messages/" + path, form);
  }

  private String strip() {
    return html(tom.get("/bulk-messages/strip")).select("[role=status]").text();
  }

  private static String id(HttpResponse<String> confirmation) {
    return html(confirmation).select("[data-new]").attr("data-bulk");
  }

  private static Document html(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String why) {
    assertThat(answer.statusCode()).as(why).isEqualTo(status);
    assertThat(Jsoup.parse(answer.body()).text()).contains(why);
  }
}
