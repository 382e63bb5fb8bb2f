package earshot.applicant;

import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.account.ApplicantLinks;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import earshot.hiring.Stage;
import earshot.language.Language;
import earshot.posting.PostingState;
import earshot.posting.PostingText;
import earshot.posting.Postings;
import earshot.unsubscribe.MailStops;
import earshot.unsubscribe.UnwantedMail;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The applicant's page behind the link. Jamal applied as cook and as barista.
@EarshotTest
class OwnPageTest {

  private static final Map<String, String> SURE = Map.of("sure", "true");
  private static final String PAGE = "/my/applications";

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private ApplicantClient jamal;
  @Autowired private ApplicantClient other;
  @Autowired private ApplicantLinks links;
  @Autowired private Applications applications;
  @Autowired private Applicants applicants;
  @Autowired private Postings postings;
  @Autowired private MailStops stops;
  @Autowired private UnwantedMail unwanted;

  @BeforeEach
  void jamal_opened_the_link() {
    open(jamal, cafe, cafe.jamal, "");
  }

  @Test
  void shows_the_applications_with_the_stage_as_applicants_may_see_it() {
    assertThat(stages()).containsExactlyInAnyOrder("Unread", "Unread");

    assertStage(Stage.REVIEWED, "Read");
    assertStage(Stage.INTERVIEW, "Read");
    assertStage(Stage.FAVORITED, "Favorited");
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello Jamal");
    assertThat(stage("Barista")).isEqualTo("Messaged");
    assertStage(Stage.HIRED, "Hired");
    assertStage(Stage.REVIEWED, "Messaged");
    close(cafe.barista);
    assertThat(stage("Barista")).isEqualTo("Job closed");
    cafe.decline(cafe.tom, cafe.jamalAsBarista);
    assertThat(stage("Barista")).isEqualTo("Declined");
  }

  @Test
  void leads_to_a_conversation_once_there_is_one_and_back() {
    assertThat(page().select(".own a.button")).isEmpty();
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello Jamal");

    var conversation = page().select(".own a.button").attr("href");

    assertThat(jamal.get(conversation).body()).contains("Hello Jamal", "href=\"" + PAGE + "?of=");
  }

  @Test
  void an_application_is_withdrawn_and_that_is_taken_back() {
    cafe.run(() -> applications.changeStage(cafe.tom, cafe.jamalAsBarista, Stage.FAVORITED));
    var withdraw = PAGE + "/" + name(cafe, cafe.barista) + "/withdraw";

    assertThat(done(jamal.post(withdraw, Map.of()))).isEqualTo("tick-withdraw");
    assertThat(stageOf(cafe.jamalAsBarista)).isEqualTo(Stage.FAVORITED);
    for (var twice = 0; twice < 2; twice++)
      assertThat(done(jamal.post(withdraw, SURE))).isEqualTo("withdrawn");
    assertThat(stage("Barista")).isEqualTo("Withdrawn");
    assertThat(stageOf(cafe.jamalAsCook)).isEqualTo(Stage.NEW);

    for (var twice = 0; twice < 2; twice++) {
      assertThat(done(jamal.post(withdraw + "/undo", Map.of()))).isEqualTo("back");
      assertThat(stageOf(cafe.jamalAsBarista)).isEqualTo(Stage.FAVORITED);
    }
  }

  @Test
  void what_is_closed_is_not_withdrawn_and_a_decline_is_not_undone_by_the_applicant() {
    var withdraw = PAGE + "/" + name(cafe, cafe.barista) + "/withdraw";
    cafe.decline(cafe.tom, cafe.jamalAsBarista);

    for (var tried : List.of(withdraw, withdraw + "/undo"))
      assertThat(done(jamal.post(tried, SURE))).isEqualTo("late");

    assertThat(stageOf(cafe.jamalAsBarista)).isEqualTo(Stage.DECLINED);
    assertThat(jamal.get(PAGE + "?done=late").body()).contains("was decided on meanwhile");
    assertThat(page().select("form[action^=" + withdraw + "]")).isEmpty();
  }

  @Test
  void the_applications_of_others_are_not_there() {
    assertThat(page().text()).doesNotContain("Host");
    for (var job : List.of(name(cafe, cafe.host), name(clinic, clinic.barista), "nothing"))
      for (var action : List.of("/withdraw", "/withdraw/undo"))
        assertThat(jamal.post(PAGE + "/" + job + action, SURE).statusCode()).isEqualTo(404);
    assertThat(stageOf(cafe.omarAsHost)).isEqualTo(Stage.NEW);
    assertThat(location(other.get(PAGE))).isEqualTo("/m/");
    assertThat(other.post(PAGE + "/choices", Map.of()).statusCode()).isIn(302, 401, 403);
  }

  @Test
  void says_how_the_applicant_wants_to_hear_of_messages() {
    var email = cafe.address("jamal");
    open(other, cafe, cafe.jamal, email);

    other.post(PAGE + "/choices", Map.of());
    assertThat(cafe.in(() -> stops.holds(email))).isTrue();
    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).getsTexts()).isFalse();

    other.post(PAGE + "/choices", Map.of("email", "true", "texts", "true"));
    assertThat(cafe.in(() -> stops.holds(email))).isFalse();
    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).getsTexts()).isTrue();
  }

  @Test
  void whoever_came_by_a_text_says_so_of_their_own_applications_alone() {
    var email = cafe.address("jamal");
    open(other, cafe, cafe.jamal, cafe.jamalsPhone);

    other.post(PAGE + "/choices", Map.of("texts", "true"));
    assertThat(getsMail(other)).isFalse();
    assertThat(cafe.in(() -> unwanted.holds(cafe.jamal))).isTrue();
    assertThat(cafe.in(() -> stops.holds(email))).isFalse();

    open(jamal, cafe, cafe.jamal, email);
    assertThat(getsMail(jamal)).isFalse();
    other.post(PAGE + "/choices", Map.of("texts", "true", "email", "true"));
    assertThat(getsMail(jamal)).isTrue();
  }

  @Test
  void what_was_said_where_the_mail_is_read_is_told_by_a_text_and_not_undone() {
    open(jamal, cafe, cafe.jamal, cafe.address("jamal"));
    jamal.post(PAGE + "/choices", Map.of("texts", "true"));
    open(other, cafe, cafe.jamal, cafe.jamalsPhone);

    other.post(PAGE + "/choices", Map.of("texts", "true", "email", "true"));

    var page = Jsoup.parse(other.get(PAGE).body());
    assertThat(page.select("input[name=email]")).isEmpty();
    assertThat(page.text()).contains("No emails go to " + cafe.address("jamal"));
    assertThat(getsMail(jamal)).isFalse();
  }

  @Test
  void a_form_that_said_nothing_of_mail_changes_nothing_of_it() {
    jamal.post(PAGE + "/choices", Map.of("texts", "true", "mailAsked", "false"));

    assertThat(getsMail(jamal)).isTrue();
  }

  @Test
  void what_others_said_of_an_address_is_neither_told_nor_changed_by_a_text() {
    var email = cafe.address("jamal");
    cafe.applicant("Mona", "Carter", email, null);
    cafe.run(() -> stops.add(email, null));
    open(other, cafe, cafe.jamal, cafe.jamalsPhone);

    assertThat(getsMail(other)).isTrue();
    other.post(PAGE + "/choices", Map.of());
    other.post(PAGE + "/choices", Map.of("email", "true"));

    assertThat(cafe.in(() -> stops.holds(email))).isTrue();
    open(jamal, cafe, cafe.jamal, email);
    assertThat(getsMail(jamal)).isFalse();
  }

  @Test
  void a_link_that_went_to_an_address_left_since_opens_nothing() {
    var email = cafe.address("jamal");
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello Jamal");
    var mailed = open(jamal, cafe, cafe.jamal, email);
    var texted = open(other, cafe, cafe.jamal, cafe.jamalsPhone);
    var unknown = cafe.linkOfUnknownWay(cafe.jamalAsBarista);

    cafe.run(() -> applicants.emailWorksAgain(cafe.jamal, email));
    assertThat(jamal.get(mailed).statusCode()).isEqualTo(302);

    cafe.run(() -> applicants.emailWorksAgain(cafe.jamal, "j." + email));
    assertThat(jamal.get(mailed).statusCode()).isEqualTo(410);
    assertThat(jamal.get(PAGE).statusCode()).isNotEqualTo(200);
    assertThat(jamal.get(unknown).statusCode()).isEqualTo(410);
    assertThat(other.get(texted).statusCode()).isEqualTo(302);
  }

  @Test
  void where_neither_mail_nor_texts_are_set_up_no_fresh_link_is_offered_or_promised() {
    assertThat(page().select("form[action*=/link]")).isEmpty();
    for (var by : List.of("email", "text"))
      assertThat(done(jamal.post(PAGE + "/link", Map.of("by", by)))).isEqualTo("not-linked");
  }

  @Test
  void texts_that_were_stopped_from_the_phone_are_not_started_from_the_page() {
    cafe.update(
        "insert into opt_out (phone, words, way, opted_out_at)"
            + " values ('%s', 'STOP', 'TEXT', now())".formatted(cafe.jamalsPhone));

    assertThat(page().text()).contains("Send START from it to get texts again.");
    jamal.post(PAGE + "/choices", Map.of("email", "true", "texts", "true"));

    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).getsTexts()).isFalse();
  }

  @Test
  void who_stopped_texts_from_the_phone_and_saves_the_page_gets_them_again_by_start() {
    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).getsTexts()).isTrue();
    cafe.update(
        "insert into opt_out (phone, words, way, opted_out_at)"
            + " values ('%s', 'STOP', 'TEXT', now())".formatted(cafe.jamalsPhone));

    assertThat(done(send(form(jamal, "/choices")))).isEqualTo("chosen");
    cafe.update("delete from opt_out where phone = '%s'".formatted(cafe.jamalsPhone));

    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).getsTexts()).isTrue();
  }

  @Test
  void a_form_that_had_no_tick_for_texts_says_nothing_of_them() {
    var omar = cafe.applicant("Omar", "Haddad", cafe.address("omar"), null);
    open(other, cafe, omar, "");
    var form = form(other, "/choices");
    cafe.update(
        "update applicant set phone = '+14155550176', texts_agreement = 'Yes', texts_agreed_at = now()"
            + " where id = "
            + omar);

    other.post(form.attr("action"), fields(form));

    assertThat(cafe.in(() -> applicants.find(omar)).getsTexts()).isTrue();
  }

  @Test
  void a_form_speaks_for_whom_it_was_made_whatever_link_was_opened_since() {
    var form = form(jamal, "/choices");
    open(jamal, clinic, clinic.jamal, "");

    assertThat(jamal.post(form.attr("action"), Map.of()).statusCode()).isEqualTo(302);

    assertThat(cafe.in(() -> unwanted.holds(cafe.jamal))).isTrue();
    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).getsTexts()).isFalse();
    assertThat(clinic.in(() -> unwanted.holds(clinic.jamal))).isFalse();
    assertThat(clinic.in(() -> applicants.find(clinic.jamal)).getsTexts()).isTrue();
  }

  @Test
  void a_form_that_names_none_of_several_or_one_not_opened_here_changes_nothing() {
    open(jamal, clinic, clinic.jamal, "");
    open(other, cafe, cafe.lena, "");

    for (var form : List.of(PAGE + "/choices", form(other, "/choices").attr("action"))) {
      var refused = jamal.post(form, Map.of());
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains("Open your link again");
    }

    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).getsTexts()).isTrue();
    assertThat(clinic.in(() -> applicants.find(clinic.jamal)).getsTexts()).isTrue();
  }

  @Test
  void speaks_spanish_from_then_on_in_conversations_too() {
    jamal.post(PAGE + "/language", Map.of("lang", "es"));
    jamal.post(PAGE + "/language", Map.of("lang", "xx"));
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello Jamal");

    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).language()).isEqualTo(Language.SPANISH);
    var page = page();
    assertThat(page.select("html").attr("lang")).isEqualTo("es");
    assertThat(page.text()).contains("Sus solicitudes", "No leída", "Retirar");
    var conversation = page.select(".own a.button").attr("href");
    assertThat(jamal.get(conversation).body()).contains("Su mensaje", "Hoy");
    cafe.decline(cafe.tom, cafe.jamalAsBarista);
    assertThat(jamal.answer(conversation, "Hola").body())
        .contains("Esta solicitud está cerrada, así que su mensaje no se pudo entregar.");
  }

  @Test
  void a_link_sent_to_one_address_alone_confirms_it_by_a_tick_and_not_before() {
    var email = cafe.address("jamal");
    open(other, cafe, cafe.jamal, email);
    assertThat(other.get(PAGE).body()).contains("Is " + email + " yours?");

    assertThat(done(other.post(PAGE + "/confirm", Map.of()))).isEqualTo("tick");
    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).emailVerified()).isFalse();
    other.post(PAGE + "/confirm", Map.of("mine", "true"));

    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).emailVerified()).isTrue();
    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).phoneVerified()).isFalse();
    assertThat(other.get(PAGE).body()).doesNotContain("yours?");
  }

  @Test
  void any_other_link_confirms_nothing() {
    jamal.post(PAGE + "/confirm", Map.of("mine", "true"));
    open(other, cafe, cafe.jamal, "eve@mail.example");
    other.post(PAGE + "/confirm", Map.of("mine", "true"));

    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).emailVerified()).isFalse();
  }

  @Test
  void who_confirms_an_address_somebody_of_that_name_confirmed_before_is_that_person() {
    confirm(cafe.jamal, cafe.address("jamal"));
    var again = cafe.applicant("jamal", "CARTER", cafe.address("jamal"), "+14155550177");
    var asHost = cafe.apply(again, cafe.host);
    var asCook = cafe.apply(again, cafe.cook);
    cafe.write(cafe.aisha, asHost, "Hello again");
    cafe.run(() -> unwanted.add(again));
    var strangers =
        cafe.in(() -> links.create(new ApplicantLinks.Page(again, "applications", "+14155550177")));

    var link = confirm(again, cafe.address("jamal"));

    assertThat(applicantOf(asHost)).isEqualTo(cafe.jamal);
    assertThat(applicantOf(asCook)).isEqualTo(again); // there is one of Jamal's already
    assertThat(cafe.in(() -> applications.previous(cafe.in(() -> applications.find(asHost)))))
        .hasSize(2);
    assertThat(other.get(PAGE).body()).contains("Host", "Barista", "Cook");
    assertThat(link).isNotEmpty();
    assertThat(jamal.get(strangers).statusCode()).isEqualTo(410);
    assertThat(cafe.in(() -> applicants.find(cafe.jamal)).phone()).isEqualTo(cafe.jamalsPhone);
    assertThat(cafe.in(() -> unwanted.holds(cafe.jamal))).isTrue();
    var conversation = Jsoup.parse(other.get(PAGE).body()).select(".own a.button").attr("href");
    assertThat(other.get(conversation).body()).contains("Hello again");
    assertThat(other.answer(conversation, "Hello Aisha").statusCode()).isEqualTo(302);
  }

  @Test
  void pages_made_before_somebody_was_recognized_work_on() {
    confirm(cafe.jamal, cafe.address("jamal"));
    var again = cafe.applicant("Jamal", "Carter", cafe.address("jamal"), null);
    cafe.apply(again, cafe.host);
    other.openLink(
        cafe.in(() ->
            links.create(new ApplicantLinks.Page(again, "applications", cafe.address("jamal")))));
    var form = form(other, "confirm");

    for (var press = 0; press < 2; press++) {
      var ticked = new HashMap<>(fields(form));
      ticked.put("mine", "true");
      assertThat(done(other.post(form.attr("action"), ticked))).isEqualTo("confirmed");
    }

    var before = form.attr("action").replace("/confirm", "");
    assertThat(before).contains("?of=");
    assertThat(other.get(before).statusCode()).isEqualTo(200);
    assertThat(other.get(before.replace("?of=", "?of=a")).statusCode()).isNotEqualTo(200);
  }

  @Test
  void another_name_or_an_address_nobody_confirmed_brings_nobody_together() {
    var unconfirmed = cafe.applicant("Jamal", "Carter", cafe.address("jamal"), null);
    var asHost = cafe.apply(unconfirmed, cafe.host);
    confirm(unconfirmed, cafe.address("jamal"));
    assertThat(applicantOf(asHost)).isEqualTo(unconfirmed);

    var sister = cafe.applicant("Mona", "Carter", cafe.address("jamal"), null);
    var sisters = cafe.apply(sister, cafe.host);
    confirm(sister, cafe.address("jamal"));
    assertThat(applicantOf(sisters)).isEqualTo(sister);
  }

  private static Element form(ApplicantClient browser, String action) {
    var page = Jsoup.parse(browser.get(PAGE).body());
    return Objects.requireNonNull(page.selectFirst("form[action*=" + action + "]"));
  }

  private HttpResponse<String> send(Element form) {
    return jamal.post(form.attr("action"), fields(form));
  }

  /// What a browser sends of the form as it stands.
  private static Map<String, String> fields(Element form) {
    return ((FormElement) form)
        .formData().stream()
            .collect(Collectors.toMap(Connection.KeyVal::key, Connection.KeyVal::value));
  }

  private static String done(HttpResponse<String> redirect) {
    return location(redirect).replaceAll(".*done=|&.*", "");
  }

  private String confirm(long applicant, String address) {
    var link = open(other, cafe, applicant, address);
    other.post(form(other, "/confirm").attr("action"), Map.of("mine", "true"));
    return link;
  }

  private String open(
      ApplicantClient browser, SmallCompany company, long applicant, String sentTo) {
    var link =
        company.in(() -> links.create(new ApplicantLinks.Page(applicant, "applications", sentTo)));
    browser.openLink(link);
    return link;
  }

  private void assertStage(Stage stage, String shown) {
    cafe.run(() -> applications.changeStage(cafe.tom, cafe.jamalAsBarista, stage));
    assertThat(stage("Barista")).as(stage.name()).isEqualTo(shown);
  }

  private void close(long job) {
    var closed = new PostingText("Barista", cafe.pier4, "", PostingState.CLOSED);
    cafe.run(() -> postings.change(cafe.maria, job, closed));
  }

  private List<String> stages() {
    return page().select(".own .stage").eachText();
  }

  private String stage(String job) {
    return page().select(".own li:contains(" + job + ") .stage").text();
  }

  private Stage stageOf(long application) {
    return cafe.in(() -> applications.find(application)).stage();
  }

  private long applicantOf(long application) {
    return cafe.in(() -> applications.find(application)).applicant().id();
  }

  private String name(SmallCompany company, long job) {
    return company.in(() -> postings.find(company.maria, job)).publicId();
  }

  private static boolean getsMail(ApplicantClient browser) {
    var tick = Jsoup.parse(browser.get(PAGE).body()).selectFirst("input[name=email]");
    return Objects.requireNonNull(tick).hasAttr("checked");
  }

  private Document page() {
    return Jsoup.parse(jamal.get(PAGE).body());
  }
}
