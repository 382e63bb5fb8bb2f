package earshot.account;

import static earshot.WebClient.headers;
import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.ui.ExtendedModelMap;

/// The link is all an applicant has: it opens one person's conversations, and nothing else.
@EarshotTest
@RecordApplicationEvents
class ApplicantLinkTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private ApplicantClient lena;
  @Autowired private ApplicantClient jamal;
  @Autowired private StaffClient tom;
  @Autowired private ApplicantLinks links;
  @Autowired private ApplicantLinkController controller;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient sql;
  @Autowired private ApplicationEvents events;
  private String link;

  @BeforeEach
  void a_message_with_a_link() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    link = cafe.linkTo(cafe.lenaAsBarista);
  }

  @Test
  void opening_it_leads_to_the_conversation_under_an_address_without_the_token() {
    var redirect = lena.get(link);

    assertThat(redirect.statusCode()).isEqualTo(302);
    assertThat(location(redirect)).isEqualTo("/my/" + cafe.publicId(cafe.lenaAsBarista));
    var page = lena.get(location(redirect));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Hello Lena", "Barista", "Harbor Cafe");
    assertThat(page.body()).doesNotContain(token(), "Becker", cafe.tom.email());
  }

  @Test
  void it_works_many_times_and_in_many_browsers() {
    for (var n = 0; n < 3; n++) {
      assertThat(lena.openLink(link)).startsWith("/my/");
      assertThat(jamal.openLink(link)).startsWith("/my/");
    }
  }

  @Test
  void nothing_of_it_goes_to_another_site() {
    var redirect = lena.get(link);
    var page = lena.get(location(redirect));
    for (var answer : List.of(redirect, page, lena.get("/m/unknown"), lena.get("/my/unknown")))
      assertThat(headers(answer, "Referrer-Policy"))
          .as(answer.toString())
          .containsExactly("no-referrer");

    assertThat(org.jsoup.Jsoup.parse(page.body()).select("[src^=http], link[href^=http]"))
        .isEmpty();
    assertThat(headers(page, "Cache-Control").getFirst()).contains("no-store");
  }

  @Test
  void the_database_does_not_know_the_token() {
    var hash = new Token(token()).hash();
    assertThat(
            cafe.inTransaction(
                () -> sql.sql("select * from applicant_link").query().listOfRows().toString()))
        .contains(hash)
        .doesNotContain(token());
    assertThat(token()).hasSizeGreaterThanOrEqualTo(20); // 120 bits and more
  }

  @Test
  void scanners_that_open_it_change_nothing() {
    var before = rows();
    clock.advance(Duration.ofDays(3));

    lena.send(lena.request(link).HEAD());
    lena.get(link);
    lena.open(link);
    lena.get("/my/" + cafe.publicId(cafe.lenaAsBarista) + "/messages?after=0");
    lena.send(lena.request(location(lena.get(link))).HEAD());

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void it_ends_thirty_days_after_the_last_activity() {
    clock.advance(Duration.ofDays(29));
    var conversation = lena.openLink(link);
    assertThat(lena.answer(conversation, "Hello").statusCode()).isEqualTo(302);

    clock.advance(Duration.ofDays(29));
    assertThat(lena.get(link).statusCode()).isEqualTo(302);
    assertThat(lena.get(conversation).statusCode()).isEqualTo(200);

    clock.advance(Duration.ofDays(1).plusSeconds(1));
    assertExpired(lena.get(link));
    assertExpired(lena.open(conversation));
  }

  @Test
  void opening_it_is_no_activity() {
    clock.advance(Duration.ofDays(29));
    lena.openLink(link);
    clock.advance(Duration.ofDays(1).plusSeconds(1));

    assertExpired(lena.get(link));
  }

  @Test
  void an_answer_sent_from_a_page_left_open_too_long_leads_to_a_way_on() {
    var conversation = lena.openLink(link);
    clock.advance(Duration.ofDays(31));

    var answer = lena.answer(conversation, "Am I late?");

    assertThat(answer.statusCode()).isIn(302, 401, 403, 410);
    assertThat(answer.body()).doesNotContain("href=\"/sign-in\"");
  }

  @Test
  void revoked_it_ends_at_once_everywhere() {
    var conversation = lena.openLink(link);
    jamal.openLink(cafe.linkTo(jamalsConversation()));

    cafe.run(() -> links.revoke(cafe.lena));

    assertExpired(lena.get(link));
    assertExpired(lena.open(conversation));
    assertThat(jamal.get("/my/" + cafe.publicId(cafe.jamalAsBarista)).statusCode()).isEqualTo(200);
  }

  @Test
  void an_unknown_one_says_what_to_do() {
    for (var unknown :
        List.of("/m/", "/m/AAAAAAAAAAAAAAAAAAAAAAAA", "/m/x", link + "x", link.substring(0, 20))) {
      var answer = lena.get(unknown);
      assertThat(answer.statusCode()).as(unknown).isEqualTo(410);
      assertThat(answer.body()).contains("Open your link again").doesNotContain("Harbor Cafe");
      assertThat(headers(answer, "Set-Cookie")).noneMatch(it -> it.contains("earshot-applicant"));
    }
  }

  @Test
  void from_an_expired_one_a_fresh_one_can_be_asked_for_which_goes_to_the_address_on_file() {
    cafe.run(() -> links.revoke(cafe.lena));
    lena.get(link);

    var answer = lena.post(link + "/fresh", Map.of());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("A new link is on its way").doesNotContain("/m/", "@");
    fresh(token()); // once more, where events are recorded
    assertThat(events.stream(FreshLinkWanted.class))
        .extracting(wanted -> wanted.link().access().applicantId())
        .containsExactly(cafe.lena);
  }

  @Test
  void from_an_unknown_one_nothing_can_be_asked_for() {
    lena.openLink(link);

    assertThat(lena.post("/m/unknown/fresh", Map.of()).body()).contains("Open your link again");
    fresh("unknown");
    assertThat(events.stream(FreshLinkWanted.class)).isEmpty();
  }

  @Test
  void it_opens_no_other_applicants_conversation() {
    lena.openLink(link);
    clinic.write(clinic.tom, clinic.lenaAsBarista, "Hello");
    jamalsConversation();

    for (var path :
        List.of(
            "/my/" + cafe.publicId(cafe.jamalAsBarista),
            "/my/" + clinic.publicId(clinic.lenaAsBarista),
            "/my/" + cafe.lenaAsBarista,
            "/my/unknown")) {
      assertThat(lena.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(lena.get(path + "/messages?after=0").statusCode()).as(path).isEqualTo(404);
      assertThat(lena.answer(path, "Hello").statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void it_opens_every_conversation_of_the_applicant() {
    jamalsConversation();
    cafe.write(cafe.aisha, cafe.jamalAsCook, "Hello from the kitchen");
    jamal.openLink(cafe.linkTo(cafe.jamalAsBarista));

    assertThat(jamal.get("/my/" + cafe.publicId(cafe.jamalAsCook)).body())
        .contains("Hello from the kitchen");
  }

  @Test
  void it_opens_no_page_of_the_staff() {
    lena.openLink(link);

    for (var path :
        List.of(
            "/applications",
            "/applications/" + cafe.lenaAsBarista,
            "/message-center",
            "/conversations/" + cafe.lenaAsBarista,
            "/conversations/" + cafe.lenaAsBarista + "/messages?after=0"))
      assertThat(location(lena.get(path))).as(path).isEqualTo("/sign-in");
    assertThat(lena.get("/live", "Sec-Fetch-Mode", "cors").statusCode()).isEqualTo(401);
  }

  @Test
  void who_is_signed_in_as_staff_does_not_see_the_applicants_page() {
    tom.signIn(cafe.tom);

    var answer = tom.open("/my/" + cafe.publicId(cafe.lenaAsBarista));

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body()).doesNotContain("Hello Lena");
  }

  @Test
  void one_browser_can_be_staff_and_applicant_without_mixing_them() {
    tom.signIn(cafe.tom);
    tom.get(link);

    assertThat(tom.get("/my/" + cafe.publicId(cafe.lenaAsBarista)).body()).contains("Hello Lena");
    assertThat(tom.get("/applications").body()).contains("Tom Becker");
  }

  @Test
  void an_error_of_the_applicants_pages_does_not_send_anybody_to_the_staffs_sign_in() {
    lena.openLink(link);

    assertThat(lena.get("/my/unknown").body()).doesNotContain("/sign-in");
  }

  private long jamalsConversation() {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello Jamal");
    return cafe.jamalAsBarista;
  }

  private void fresh(String token) {
    controller.fresh(
        token, new MockHttpServletRequest(), new MockHttpServletResponse(), new ExtendedModelMap());
  }

  private String token() {
    return link.substring("/m/".length());
  }

  /// Everything a page view could have changed.
  private String rows() {
    return cafe.inTransaction(() ->
        sql.sql("select l.*, p.read_seq, c.* from applicant_link l, participant p, conversation c")
            .query()
            .listOfRows()
            .toString());
  }

  private static void assertExpired(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body())
        .contains("This link has expired", "Send me a new link", "Harbor Cafe")
        .doesNotContain("Hello Lena");
  }
}
