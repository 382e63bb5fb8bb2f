package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import earshot.SmallCompany;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class JobFilledJourneyTest {

  @Autowired private SmallCompany company;
  private long mia;

  @BeforeEach
  void one_of_three_baristas_is_declined() {
    mia = company.applicationOf("Mia", "Stone", company.barista);
    company.decline(company.tom, mia);
  }

  @Test
  void filling_a_job_in_the_list_offers_a_message_to_everyone_still_open(People people) {
    var maria = people.signedIn(company.maria);
    maria.open("/applications?job=" + company.barista);
    maria.button("Job filled").click();

    assertThat(maria.page().getByText("2 applicants are still waiting")).isVisible();
    assertThat(maria.page().locator("#bulk-title")).hasText("Message 2 applicants");
    assertThat(maria.page().locator("[data-preview]"))
        .containsText("thank you for applying for Barista at Pier 4");
    assertThat(maria.button("Job filled")).hasCount(0);
    maria.button("Send").click();

    assertThat(maria.page().getByText("On its way to 2 applicants.")).isVisible();
    maria.page().reload();
    assertThat(maria.button("Write to all still open")).isVisible();
    assertThat(maria.page().locator("#bulk-title")).hasCount(0);
  }

  @Test
  void nothing_is_sent_without_send_and_the_offer_stays(People people) {
    var maria = people.signedIn(company.maria);
    maria.open("/settings/jobs/" + company.barista);
    maria.button("Job filled").click();
    maria.page().locator("#bulk-title").waitFor();
    maria.press("Escape");

    maria.button("Write to all still open").click();
    assertThat(maria.page().locator("#bulk-title")).hasText("Message 2 applicants");
    maria.open("/bulk-messages");
    assertThat(maria.page().getByText("thank you for applying")).hasCount(0);
  }
}
