package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import earshot.account.ApplicantLinks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What applicants type is not lost where the network is, or the page is older than its token.
@Journey
class ApplicantAnswersJourneyTest {

  private static final String ANSWER = "I can come on Monday";

  @Autowired private SmallCompany company;
  @Autowired private ApplicantLinks links;
  private Person jamal;

  @BeforeEach
  void jamal_reads_a_message(People people) {
    company.write(company.tom, company.jamalAsBarista, "When can you come?");
    jamal = people.phone();
    jamal.expectTrouble();
    jamal.open(company.linkTo(company.jamalAsBarista));
  }

  @Test
  void an_answer_without_network_stays_through_loading_the_page_again_and_arrives_once() {
    field().fill(ANSWER);
    jamal.context().setOffline(true);
    jamal.button("Send").click();
    assertThat(jamal.page().getByText("Not sent: no connection.")).isVisible();
    jamal.context().setOffline(false);

    jamal.page().reload();
    assertThat(field()).hasValue(ANSWER);
    jamal.context().clearCookies(new ClearCookiesOptions().setName("earshot-csrf"));
    jamal.button("Send").click();

    assertThat(jamal.page().getByRole(AriaRole.STATUS)).containsText("Sent");
    assertThat(jamal.log().getByText(ANSWER)).hasCount(1);
    assertThat(field()).hasValue("");
    jamal.page().reload();
    assertThat(field()).hasValue("");
  }

  @Test
  void a_phone_of_years_ago_sends_too() {
    jamal.page().addInitScript("delete AbortSignal.timeout; delete Array.prototype.at");
    jamal.page().reload();

    field().fill(ANSWER);
    jamal.button("Send").click();

    assertThat(jamal.page().getByRole(AriaRole.STATUS)).containsText("Sent");
    assertThat(jamal.log().getByText(ANSWER)).hasCount(1);
  }

  @Test
  void an_answer_with_a_link_in_it_whose_secret_is_not_stored_leaves_the_box_too() {
    field().fill("This does not open: " + company.linkTo(company.jamalAsBarista));
    jamal.button("Send").click();

    assertThat(jamal.page().getByRole(AriaRole.STATUS)).containsText("Sent");
    assertThat(field()).hasValue("");
    jamal.page().reload();
    assertThat(field()).hasValue("");
  }

  @Test
  void a_page_whose_link_has_ended_says_so_and_keeps_what_was_typed() {
    assertThat(field()).isVisible();
    company.run(() -> links.revoke(company.jamal));

    assertThat(jamal.page().getByText("This page has ended.")).isVisible();
    field().fill(ANSWER);
    jamal.button("Send").click();
    assertThat(field()).hasValue(ANSWER);
  }

  private Locator field() {
    return jamal.page().getByLabel("Your message");
  }
}
