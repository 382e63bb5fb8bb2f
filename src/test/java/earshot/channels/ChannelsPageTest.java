package earshot.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.WebClient;
import earshot.database.TestDatabase;
import earshot.sms.OptOutWish;
import earshot.sms.OptOuts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Settings › Channels, of a server with neither mail nor texts.
@NullMarked
@EarshotTest
class ChannelsPageTest {

  private static final String PAGE = "/settings/channels";

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany other;
  @Autowired private OptOuts optOuts;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient tom;
  @Autowired private ApplicantClient stranger;

  @Test
  void an_administrator_sees_how_the_channels_do() {
    maria.signIn(cafe.maria);

    assertThat(maria.get("/settings/people").body()).contains(PAGE);
    assertThat(maria.get(PAGE).body())
        .contains("Text messages", "Not set up", "Self-test", "bin/doctor");
  }

  @Test
  void it_is_not_there_for_anybody_else() {
    tom.signIn(cafe.tom);

    assertThat(tom.get("/settings/me").body()).contains("/settings/").doesNotContain(PAGE);
    assertThat(tom.get(PAGE).statusCode()).isEqualTo(404);
    assertThat(tom.post(PAGE + "/self-tests", Map.of("phone", "")).statusCode()).isEqualTo(404);
    assertThat(tom.get(PAGE + "/self-tests/1").statusCode()).isEqualTo(404);
    assertThat(stranger.get(PAGE).statusCode()).isIn(302, 401);
  }

  @Test
  void the_self_test_shows_its_progress_until_it_is_over() {
    maria.signIn(cafe.maria);

    var begun = maria.post(PAGE + "/self-tests", Map.of("phone", ""));
    assertThat(begun.statusCode()).isEqualTo(302);
    var page = WebClient.location(begun);
    assertThat(maria.get(page).body()).contains("Public address");

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> maria.get(page).body().contains("The test is over."));
    assertThat(maria.get(page).body())
        .contains("No mail server is set up.", "Set SPRING_MAIL_HOST")
        .doesNotContain("hx-trigger=\"load delay:1s\"");
  }

  @Test
  void a_company_tests_one_at_a_time_and_ten_times_a_day() {
    maria.signIn(cafe.maria);
    for (var i = 0; i < 10; i++) {
      assertThat(begin("").statusCode()).isEqualTo(302);
      assertThat(begin("").body()).contains("A test runs or has just begun.");
      TestDatabase.administer(
          "update self_test set begun_at = begun_at - interval '10 minutes' where company = "
              + cafe.maria.companyId());
    }

    assertThat(begin("").body()).contains("Ten tests a day are enough.");

    TestDatabase.administer(
        "update self_test set begun_at = begun_at - interval '1 day' where company = "
            + cafe.maria.companyId());
    assertThat(begin("").statusCode()).isEqualTo(302);
  }

  @Test
  void a_test_that_was_begun_while_the_clock_was_a_day_ahead_holds_up_no_other_once_it_is_right() {
    maria.signIn(cafe.maria);
    assertThat(begin("").statusCode()).isEqualTo(302);
    TestDatabase.administer(
        "update self_test set begun_at = begun_at + interval '1 day' where company = "
            + cafe.maria.companyId());

    assertThat(begin("").statusCode()).isEqualTo(302);
  }

  @Test
  void a_phone_is_tested_by_one_company_at_a_time_and_not_if_it_wants_no_texts() {
    maria.signIn(cafe.maria);
    tom.signIn(other.maria);
    assertThat(begin("+1 415 555 0177").statusCode()).isEqualTo(302);

    assertThat(tom.post(PAGE + "/self-tests", Map.of("phone", "+1 415 555 0177")).body())
        .contains("A test runs or has just begun.");

    other.run(() -> optOuts.add("+14155550178", OptOutWish.saidByProvider("STOP")));
    assertThat(tom.post(PAGE + "/self-tests", Map.of("phone", "+1 415 555 0178")).body())
        .contains("This phone asked for no texts.");
    assertThat(tom.post(PAGE + "/self-tests", Map.of("phone", "+1 415 555 0179")).statusCode())
        .isEqualTo(302);
  }

  private HttpResponse<String> begin(String phone) {
    return maria.post(PAGE + "/self-tests", Map.of("phone", phone));
  }

  @Test
  void a_phone_without_its_country_is_asked_for_again() {
    maria.signIn(cafe.maria);

    assertThat(maria.post(PAGE + "/self-tests", Map.of("phone", "555 0132")).body())
        .contains("Write it with its country", "value=\"555 0132\"");
  }

  @Test
  void a_node_is_ready_where_its_jobs_run_and_says_each_part() {
    var answer = stranger.get("/actuator/health/readiness", "Accept", "*/*");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"status\":\"UP\"", "\"db\"", "\"jobs\"", "\"email\"", "\"sms\"")
        .doesNotContain("details");
    assertThat(stranger.get("/actuator/prometheus", "Accept", "*/*").statusCode()).isEqualTo(404);
  }
}
