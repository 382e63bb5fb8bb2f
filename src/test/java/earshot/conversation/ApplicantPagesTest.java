package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.WebClient;
import earshot.account.ApplicantLinks;
import earshot.account.Limit;
import earshot.account.Throttle;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// However much is written, no page holds more than a thousand messages of it, and nobody writes
/// without end.
@NullMarked
@EarshotTest
class ApplicantPagesTest {

  @Autowired private SmallCompany cafe;
  @Autowired private ApplicantClient lena;
  @Autowired private StaffClient tom;
  @Autowired private ApplicantLinks links;
  @Autowired private Throttle throttle;
  @Autowired private TestClock clock;

  private String page;

  @BeforeEach
  void tom_has_written() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Message 1");
    page = lena.openLink(cafe.linkTo(cafe.lenaAsBarista));
  }

  /// In one transaction, as that is faster.
  private void answer(int first, int last) {
    cafe.inTransaction(() -> {
      for (var n = first; n <= last; n++)
        cafe.answer(cafe.lena, cafe.lenaAsBarista, "Message " + n);
      return null;
    });
  }

  @Test
  void however_many_there_are_they_come_in_parts_without_a_gap() {
    answer(2, 1_020);

    var newest = open(page);
    assertThat(seqs(newest)).isEqualTo(numbers(21, 1_020));
    assertThat(newest.select("script[src*=applicant]")).isNotEmpty();
    var oldest = open(link(newest, "Earlier messages"));
    assertThat(seqs(oldest)).isEqualTo(numbers(1, 20));
    assertThat(oldest.text()).doesNotContain("Earlier messages");
    assertThat(oldest.select("script[src*=applicant]")).isEmpty(); // it would add the newest
    assertThat(link(oldest, "To the newest messages")).isEqualTo(page + "#latest");

    tom.signIn(cafe.tom);
    var ofStaff = "/conversations/" + cafe.lenaAsBarista + "/messages?after=";
    for (var lacking : List.of(page + "/messages?after=", ofStaff)) {
      var reader = lacking.equals(ofStaff) ? tom : lena;
      assertThat(seqs(Jsoup.parse(reader.get(lacking + 0).body()))).isEqualTo(numbers(1, 1_000));
      assertThat(seqs(Jsoup.parse(reader.get(lacking + 1_000).body())))
          .isEqualTo(numbers(1_001, 1_020));
    }
  }

  @Test
  void who_writes_without_end_is_asked_to_wait_and_keeps_what_was_typed() {
    clock.set(clock.instant()); // it stands still
    var who = cafe.id + ":" + cafe.lena;
    for (var n = 0; n < Limit.ANSWER.atOnce(); n++) throttle.count(Limit.ANSWER, who);

    var refused = lena.answer(page, "One more");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(WebClient.headers(refused, "Retry-After")).isNotEmpty();
    var shown = Jsoup.parse(refused.body());
    assertThat(shown.select("[role=alert]").text()).startsWith("You sent many messages");
    assertThat(shown.select("textarea").text()).isEqualTo("One more");
  }

  @Test
  void a_form_sent_again_is_one_message_and_with_another_text_another() {
    for (var text : List.of("Yes", "Yes\n", "But not before Monday", "But not before Monday"))
      assertThat(lena.post(page + "/messages", Map.of("body", text, "key", "form")).statusCode())
          .isEqualTo(302);

    assertThat(open(page).select(".bubble").eachText())
        .containsExactly("Message 1", "Yes", "But not before Monday");
  }

  @Test
  void an_answer_whose_link_has_ended_or_whose_page_is_too_old_is_shown_again() {
    var form = "body=I+can+come+on+Monday&key=1";
    var forged = lena.request(page + "/messages", "X-XSRF-TOKEN", "made-up");
    var tooOld = lena.send(forged.POST(BodyPublishers.ofString(form)));
    cafe.run(() -> links.revoke(cafe.lena));
    var ended = lena.answer(page, "I can come on Monday");

    assertThat(tooOld.statusCode()).isEqualTo(403);
    assertThat(ended.statusCode()).isEqualTo(401);
    for (var refused : List.of(tooOld, ended))
      assertThat(Jsoup.parse(refused.body()).select("blockquote").text())
          .isEqualTo("I can come on Monday");
  }

  @Test
  void what_shows_nothing_is_told_from_what_is_too_long() {
    for (var nothing : List.of("\u200B", "\u00A0", "\u3164", " "))
      assertThat(problem(nothing)).isEqualTo("Write something first.");
    assertThat(problem("x".repeat(10_001))).startsWith("This message is too long");
  }

  private String problem(String body) {
    return Jsoup.parse(lena.answer(page, body).body()).select("[role=alert]").text();
  }

  @Test
  void who_withdrew_reads_that_and_how_to_undo_it_and_nobody_is_asked_to_answer_what_is_closed() {
    assertThat(open(page).text()).contains("Answer here, or answer the email");
    var withdraw = "/my/applications/" + name() + "/withdraw";
    lena.post(withdraw, Map.of("sure", "true"));

    var withdrawn = open(page);
    assertThat(withdrawn.select("[role=status]").text())
        .startsWith("You withdrew this application")
        .endsWith("Apply after all");
    assertThat(withdrawn.select("[role=status] a").attr("href")).startsWith("/my/applications?of=");
    assertThat(withdrawn.text()).doesNotContain("has closed", "Answer here");
    lena.post("/my/applications/language", Map.of("lang", "es"));
    assertThat(open(page).select("[role=status]").text()).startsWith("Usted retiró");

    lena.post(withdraw + "/undo", Map.of());
    lena.post("/my/applications/language", Map.of("lang", "en"));
    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    assertThat(open(page).select("[role=status]").text()).contains("has closed this application");
    assertThat(open(page).text()).doesNotContain("Answer here");
  }

  /// The name of the application in the addresses of its applicant.
  private String name() {
    var form = open("/my/applications").select(".own form").attr("action");
    return form.split("/")[3];
  }

  @Test
  void who_answers_is_promised_no_way_that_may_not_work() {
    var sent = WebClient.location(lena.answer(page, "Yes"));

    assertThat(open(sent.replace("#latest", "")).select("[role=status]").text())
        .isEqualTo("Sent. You will hear from us.");
  }

  private Document open(String path) {
    var answer = lena.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static String link(Document page, String words) {
    return page.select("main a:contains(%s)".formatted(words)).attr("href");
  }

  private static List<Integer> seqs(Document page) {
    return page.select("[data-seq]").stream()
        .map(it -> Integer.valueOf(it.attr("data-seq")))
        .toList();
  }

  private static List<Integer> numbers(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }
}
