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
import org.jsoup.Jsoup;
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

  private static final Map<String, String> SURE = Map.of("sure", "true");

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

    assertThat(Jsoup.parse(page.body()).select("[src^=http], link[href^=http]")).isEmpty();
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
  void from_an_expired_one_no_fresh_one_is_promised_where_no_way_is_set_up() {
    cafe.run(() -> links.revoke(cafe.lena));

    var expired = lena.get(link);
    fresh(token());

    assertExpired(expired);
    assertThat(expired.body()).doesNotContain("Send me a new link");
    assertThat(events.stream(FreshLinkWanted.class)).isEmpty();
  }

  @Test
  void from_an_unknown_one_nothing_can_be_asked_for() {
    lena.openLink(link);

    assertThat(lena.post("/m/unknown/fresh", SURE).body()).contains("Open your link again");
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
  void a_browser_that_opened_the_links_of_two_goes_on_to_show_and_take_the_pages_of_both() {
    clinic.write(clinic.tom, clinic.lenaAsBarista, "Hello from the clinic");
    var first = lena.openLink(link);
    var second = lena.openLink(clinic.linkTo(clinic.lenaAsBarista));

    var page = lena.get(first);
    assertThat(page.body()).contains("Hello Lena");
    assertThat(lena.get(first + "/messages?after=0").body()).contains("Hello Lena");
    for (var answered : List.of(first, second))
      assertThat(lena.answer(answered, "Here I am").statusCode()).isEqualTo(302);
    assertThat(lena.get(second).body()).contains("Hello from the clinic", "Here I am");

    var all = Jsoup.parse(page.body()).select("a:contains(All your applications)").attr("href");
    assertThat(lena.get(all).body()).contains("/my/" + cafe.publicId(cafe.lenaAsBarista));
    assertThat(lena.get("/my/applications").body())
        .contains("/my/" + clinic.publicId(clinic.lenaAsBarista));
  }

  @Test
  void one_of_two_that_has_ended_leads_to_a_fresh_one_of_its_own() {
    clinic.write(clinic.tom, clinic.lenaAsBarista, "Hello from the clinic");
    var first = lena.openLink(link);
    var second = lena.openLink(clinic.linkTo(clinic.lenaAsBarista));
    var all = Jsoup.parse(lena.get(first).body()).select("a:contains(All your)").attr("href");

    cafe.run(() -> links.revoke(cafe.lena));

    assertExpired(lena.open(first));
    assertExpired(lena.open(all));
    assertThat(lena.get(second).statusCode()).isEqualTo(200);
    assertThat(lena.answer(first, "Am I late?").statusCode()).isEqualTo(401);
  }

  @Test
  void the_cookie_keeps_the_latest_link_of_each_of_the_last_five_applicants() {
    var first = lena.openLink(link);
    for (var company : List.of(cafe, clinic))
      for (var application :
          List.of(company.jamalAsBarista, company.jamalAsCook, company.omarAsHost)) {
        company.write(company.maria, application, "Hello");
        lena.openLink(company.linkTo(application));
      }
    assertThat(lena.cookie("earshot-applicant").orElseThrow().split("\\.")).hasSize(5);
    assertThat(lena.get(first).statusCode()).isEqualTo(200);

    clinic.write(clinic.tom, clinic.lenaAsBarista, "Hello");
    lena.openLink(clinic.linkTo(clinic.lenaAsBarista));

    assertThat(lena.cookie("earshot-applicant").orElseThrow().split("\\.")).hasSize(5);
    assertThat(lena.get(first).statusCode()).isEqualTo(404);
  }

  @Test
  void who_leaves_a_computer_leaves_no_page_open_there_and_the_link_works_on() {
    var conversation = lena.openLink(link);

    var left = lena.post("/m/leave", Map.of());

    assertThat(left.body()).contains("Open your link again");
    assertThat(headers(left, "Clear-Site-Data")).isNotEmpty();
    assertThat(lena.open(conversation).body()).contains("Open your link again");
    assertThat(lena.openLink(link)).isEqualTo(conversation);
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
        token,
        true,
        new MockHttpServletRequest(),
        new MockHttpServletResponse(),
        new ExtendedModelMap());
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
        .contains("This link has expired", "Please ask Harbor Cafe")
        .doesNotContain("Hello Lena");
  }
}
