package earshot.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
  @Autowired private BulkWorker worker;
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
        .isEqualTo("On its way to 1 applicant. View in the message center");
    assertThat(confirmation.select("button[data-undo]").attr("data-undo")).isEqualTo("10000");
    assertThat(strip()).isEqualTo("On its way to 1 applicant. View in the message center");
  }

  @Test
  void only_those_who_got_it_are_counted_as_sent_to() {
    var id = id(send("Hello", UUID.randomUUID(), cafe.lenaAsBarista, cafe.jamalAsBarista));
    assertThat(strip()).startsWith("On its way to 2 applicants.");

    cafe.decline(cafe.tom, cafe.jamalAsBarista);
    clock.advance(BulkMessages.UNDO);
    cafe.in(() -> worker.workOff(Long.parseLong(id), () -> false));
    assertThat(shown(id))
        .isEqualTo("Sent to 1 of 2 applicants; 1 skipped. View in the message center");
    assertThat(html(tom.get("/bulk-messages/strip?shown=" + id)).select("a").eachText())
        .contains("Details");
  }

  @Test
  void where_all_were_skipped_it_says_that_nobody_got_it() {
    var id = id(send("Hello", UUID.randomUUID(), cafe.lenaAsBarista));
    skipAll(id, "The applicant withdrew");

    assertThat(shown(id)).isEqualTo("Nobody got it.");
    cafe.update("update app_user set language = 'es' where id = " + cafe.tom.id());
    assertThat(shown(id)).isEqualTo("Nadie lo recibió.");
  }

  private String shown(String id) {
    return html(tom.get("/bulk-messages/strip?shown=" + id)).select("[role=status]").text();
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
    for (var madeUp : new String[] {"", " ", "a\0b", "k".repeat(101), "ключ"}) {
      var form = new HashMap<>(chosen(cafe.lenaAsBarista));
      form.putAll(Map.of("body", "Hello", "key", madeUp));
      assertRefused(tom.post("/bulk-messages", form), 422, "no valid key");
    }
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
    assertThat(page.select(".skipped").text()).startsWith("1 The applicant withdrew · Who");
    assertThat(page.select(".actions button").eachText()).containsExactly("Pause", "Stop sending");
    post(id + "/pause", Map.of());
    assertThat(html(tom.get("/bulk-messages/" + id)).select(".actions button").eachText())
        .containsExactly("Resume", "Stop sending");
    assertThat(strip()).startsWith("Paused");
    post(id + "/cancel", Map.of());
    assertThat(html(tom.get("/bulk-messages/" + id)).select(".actions")).isEmpty();
  }

  @Test
  void each_of_those_chosen_can_be_named_and_so_previewed() {
    Crowd.applies(cafe, 118);
    var matching = new HashMap<>(Map.of("matching", "true", "job", String.valueOf(cafe.barista)));
    var first = named(post("compose", matching));
    matching.put("from", "50");
    var second = named(post("named", matching));
    matching.put("from", "100");
    var third = named(post("named", matching));

    assertThat(List.of(first.size(), second.size(), third.size())).containsExactly(50, 50, 20);
    assertThat(Stream.of(first, second, third).flatMap(List::stream).distinct()).hasSize(120);
    matching.put("from", "120");
    assertThat(named(post("named", matching))).isEmpty();
    matching.put("from", "-7");
    assertThat(named(post("named", matching))).isEqualTo(first);
    assertThat(post("named", chosen(cafe.omarAsHost)).statusCode()).isEqualTo(404);
  }

  @Test
  void who_was_skipped_is_told_by_name_page_after_page() {
    Crowd.applies(cafe, 58);
    var form = new HashMap<>(Map.of("matching", "true", "job", String.valueOf(cafe.barista)));
    form.putAll(Map.of("body", "Hello", "key", UUID.randomUUID().toString()));
    var id = id(tom.post("/bulk-messages", form));
    skipAll(id, "The applicant withdrew");
    skip(id, cafe.lenaAsBarista, "Declined & \"closed\"");

    var first = html(tom.get("/bulk-messages/" + id + "/recipients?state=skipped"));
    var second = html(tom.get(first.select("a[rel=next]").attr("href")));
    assertThat(first.select(".bulk-list li")).hasSize(50);
    assertThat(second.select(".bulk-list li")).hasSize(10);
    assertThat(second.select("a[rel=next]")).isEmpty();
    assertThat(names(first)).doesNotContainAnyElementsOf(names(second));

    var page = html(tom.get("/bulk-messages/" + id));
    var declined = page.select(".skipped a").eachAttr("href").getLast();
    var one = html(tom.get(declined));
    assertThat(names(one)).containsExactly("Lena Fischer");
    for (var nobody : new String[] {"", "?state=skipped&reason=other", "?state=sent&after=-1"})
      assertThat(html(tom.get("/bulk-messages/" + id + "/recipients" + nobody)).text())
          .contains("Nobody here");
    var madeUp = html(tom.get("/bulk-messages/" + id + "/recipients?state=skipped&reason=%00"));
    assertThat(names(madeUp)).isEqualTo(names(first));
  }

  /// Their import was undone meanwhile.
  @Test
  void those_whose_application_is_gone_are_there_without_a_name_and_end_no_page() {
    Crowd.applies(cafe, 47);
    var form = new HashMap<>(Map.of("matching", "true", "job", String.valueOf(cafe.barista)));
    form.putAll(Map.of("body", "Hello", "key", UUID.randomUUID().toString()));
    var id = id(tom.post("/bulk-messages", form));
    cafe.update(
        "insert into bulk_recipient (bulk_message_id, application_id) select %s, 9000000000 + n from generate_series(1, 3) n"
            .formatted(id));
    skipAll(id, "The application is not there any more");

    var first = html(tom.get("/bulk-messages/" + id + "/recipients?state=skipped"));
    var second = html(tom.get(first.select("a[rel=next]").attr("href")));
    assertThat(first.select(".bulk-list li")).hasSize(50);
    assertThat(second.select(".bulk-list li").eachText())
        .containsOnly("An applicant you cannot see any more The application is not there any more")
        .hasSize(2);
  }

  @Test
  void who_got_it_is_named_to_whoever_may_read_of_them_and_to_nobody_else() {
    var id = id(send("Hello", UUID.randomUUID(), cafe.lenaAsBarista));
    var path = "/bulk-messages/" + id + "/recipients?state=waiting";
    assertThat(names(html(tom.get(path)))).containsExactly("Lena Fischer");

    aisha.signIn(cafe.aisha);
    assertThat(aisha.get(path).statusCode()).isEqualTo(404);
    cafe.update("delete from location_grant where user_id = " + cafe.tom.id());
    assertThat(tom.get(path).body()).contains("cannot see any more").doesNotContain("Lena");
  }

  private void skipAll(String id, String reason) {
    cafe.update(
        "update bulk_recipient set state = 'SKIPPED', reason = '%s' where bulk_message_id = %s"
            .formatted(reason, id));
    cafe.update("update bulk_message set skipped = total, state = 'DONE' where id = " + id);
  }

  private void skip(String id, long application, String reason) {
    cafe.update(
        "update bulk_recipient set reason = '%s' where bulk_message_id = %s and application_id = %d"
            .formatted(reason, id, application));
  }

  private static List<String> named(HttpResponse<String> answer) {
    return html(answer).select("[data-application]").eachAttr("data-application");
  }

  private static List<String> names(Document page) {
    return page.select(".bulk-list a").eachText();
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
