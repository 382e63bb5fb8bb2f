package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import earshot.SmallCompany;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class ContactJourneyTest {

  @Autowired private SmallCompany company;

  @Test
  void a_call_by_the_link_is_noted_in_the_timeline_with_undo(People people) {
    var tom = people.staff(company.tom);
    tom.expectTrouble(); // this browser has no telephone
    tom.open("/applications/" + company.jamalAsBarista);
    tom.page().locator("a[href='tel:%s']".formatted(company.jamalsPhone)).first().click();

    var noted = tom.page().locator("#contacts");
    assertThat(noted).containsText("Tom called,");
    tom.button("Message").click();
    assertThat(tom.log()).containsText("Tom called,");
    tom.page().locator("#toasts").getByText("Undo").click();
    assertThat(noted).not().containsText("Tom called");
  }
}
