package earshot.profile;

import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Settings › You.
@EarshotTest
class ProfileTest {

  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1";
  private static final String NEW = "violet anchor tuesday";

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient phone;
  @Autowired private StaffClient maria;
  @Autowired private JdbcClient sql;

  @BeforeEach
  void tom_is_signed_in() {
    tom.signIn(cafe.tom);
  }

  @Test
  void what_was_saved_holds_everywhere() {
    var answer =
        save(
            Map.of(
                "name",
                " Thomas  Becker ",
                "phone",
                "(415) 555-0132",
                "zone",
                "Europe/Berlin",
                "enter",
                true,
                "shortcuts",
                false,
                "answerMail",
                "DAILY"));

    assertThat(location(answer)).isEqualTo("/settings/me?done=saved");
    var user = cafe.again(cafe.tom);
    assertThat(user.name()).isEqualTo("Thomas Becker");
    assertThat(user.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(user.pressEnterToSend()).isTrue();
    assertThat(user.keyboardShortcuts()).isFalse();
    var page = page();
    assertThat(page.select("input[name=phone]").val()).isEqualTo("+14155550132");
    assertThat(page.select("input[name=answerMail][checked]").val()).isEqualTo("DAILY");
    assertThat(page.select("#zone option[selected]").text()).isEqualTo("Europe/Berlin");
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    maria.signIn(cafe.maria);
    assertThat(maria.get("/settings/people/" + cafe.tom.id()).body()).contains("(415) 555-0132");
  }

  @Test
  void what_cannot_be_taken_is_shown_again_with_a_sentence() {
    for (var wrong :
        List.of(
            Map.of("name", " "),
            Map.of("name", "x".repeat(101)),
            Map.of("phone", "12"),
            Map.of("zone", "Mars/Olympus"))) {
      var answer = save(wrong);
      assertThat(answer.statusCode()).as(wrong.toString()).isEqualTo(422);
      var field = wrong.keySet().iterator().next();
      var problem = Jsoup.parse(answer.body()).select("#" + field + "-problem");
      assertThat(problem.text()).isNotEmpty();
    }
    assertThat(cafe.again(cafe.tom).name()).isEqualTo("Tom Becker");
  }

  @Test
  void whoever_wants_no_mail_gets_no_delivery() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello Lena");
    save(Map.of("answerMail", "NEVER"));
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Hello Tom");

    assertThat(deliveriesToTom()).isZero();
    save(Map.of("answerMail", "AT_ONCE"));
    cafe.answer(cafe.lena, cafe.lenaAsBarista, "Are you there?");
    assertThat(deliveriesToTom()).isEqualTo(1);
  }

  @Test
  void a_new_password_holds_and_ends_the_other_sessions() {
    phone.signIn(cafe.tom);

    var answer = changePassword(SmallCompany.PASSWORD, NEW);

    assertThat(location(answer)).isEqualTo("/settings/me?done=password");
    assertThat(tom.get("/applications").statusCode()).isEqualTo(200);
    assertThat(location(phone.get("/applications"))).isEqualTo("/sign-in");
    assertThat(phone.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(phone.signIn(cafe.tom.email(), NEW).statusCode()).isEqualTo(302);
  }

  @Test
  void without_the_old_password_there_is_no_new_one() {
    var wrong = changePassword("wrong", NEW);

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(wrong.body()).select("#current-problem").text())
        .isEqualTo("That is not your password.");
    for (var n = 0; n < 9; n++) changePassword("wrong", NEW);
    assertThat(changePassword(SmallCompany.PASSWORD, NEW).statusCode()).isEqualTo(429);
    assertThat(phone.signIn(cafe.tom.email(), SmallCompany.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void a_common_password_is_refused() {
    var answer = changePassword(SmallCompany.PASSWORD, "sunshine");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.body()).select("#password-problem").text())
        .contains("common or easy to guess");
  }

  @Test
  void sessions_are_listed_by_device_and_this_one_is_marked() {
    signInOnPhone();

    var page = page();

    assertThat(page.select(".session-list li")).hasSize(2);
    assertThat(page.select(".session-list li").getFirst().text())
        .contains("This one", "Last used: now");
    assertThat(page.select(".session-list li").getLast().text())
        .contains("Safari on iPhone", "Last used: within the last hour")
        .doesNotContain("This one");
  }

  @Test
  void another_session_can_be_ended() {
    signInOnPhone();
    var action = page().select(".session-list form").attr("action");

    var answer = tom.post(action, Map.of());

    assertThat(location(answer)).isEqualTo("/settings/me?done=ended");
    assertThat(location(phone.get("/applications"))).isEqualTo("/sign-in");
    assertThat(tom.get("/applications").statusCode()).isEqualTo(200);
    assertThat(tom.post(action, Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void nobody_ends_a_session_of_somebody_else() {
    signInOnPhone();
    var action = page().select(".session-list form").attr("action");
    maria.signIn(cafe.maria);

    assertThat(maria.post(action, Map.of()).statusCode()).isEqualTo(404);
    assertThat(phone.get("/applications").statusCode()).isEqualTo(200);
  }

  @Test
  void one_can_sign_out_everywhere_else() {
    signInOnPhone();
    page();

    assertThat(location(tom.post("/settings/me/sessions/end-others", Map.of())))
        .isEqualTo("/settings/me?done=others");
    assertThat(location(phone.get("/applications"))).isEqualTo("/sign-in");
    assertThat(tom.get("/applications").statusCode()).isEqualTo(200);
  }

  private void signInOnPhone() {
    var csrf = Jsoup.parse(phone.get("/sign-in").body()).select("meta[name=csrf]").attr("content");
    var form = "email=%s&password=correct+horse&_csrf=%s".formatted(cafe.tom.email(), csrf);
    phone.send(phone.request("/sign-in", "User-Agent", IPHONE).POST(BodyPublishers.ofString(form)));
  }

  private int deliveriesToTom() {
    return cafe.inTransaction(() ->
        sql.sql("select count(*) from delivery where recipient = :tom")
            .param("tom", "user:" + cafe.tom.id())
            .query(Integer.class)
            .single());
  }

  private HttpResponse<String> save(Map<String, ?> changed) {
    page();
    var form =
        new HashMap<String, Object>(
            Map.of("name", "Tom Becker", "zone", "America/New_York", "answerMail", "AT_ONCE"));
    form.putAll(changed);
    return tom.post("/settings/me", form);
  }

  private HttpResponse<String> changePassword(String current, String chosen) {
    page();
    return tom.post("/settings/me/password", Map.of("current", current, "password", chosen));
  }

  private Document page() {
    return Jsoup.parse(tom.get("/settings/me").body());
  }
}
