package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import earshot.SmallCompany;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class ContactJourneyTest {

  @Autowired private SmallCompany company;

  @Test
  void a_call_by_the_link_is_noted_in_the_timeline_with_undo(People people) {
    var tom = people.signedIn(company.tom);
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

  @Test
  void a_colleague_sees_it_come_and_go_in_an_open_panel_and_beside_it(People people) {
    company.write(company.tom, company.jamalAsBarista, "May I call you?");
    var maria = people.signedIn(company.maria);
    maria.openPanel(company.jamalAsBarista);
    var tom = people.signedIn(company.tom);
    tom.expectTrouble(); // this browser has no telephone
    tom.open("/applications/" + company.jamalAsBarista);
    tom.page().locator("a[href^='tel:']").first().click();

    assertThat(maria.page().locator("#contacts")).containsText("Tom called,");
    assertThat(maria.log().locator(".system")).containsText("Tom called,");
    company.write(company.tom, company.jamalAsBarista, "Thank you for the talk");
    assertThat(maria.log())
        .containsText(Pattern.compile("May I call you.*Tom called.*Thank you for", Pattern.DOTALL));
    assertThat(maria.log().locator(".day")).hasCount(1);
    tom.page().locator("#toasts").getByText("Undo").click();
    assertThat(maria.log().locator(".system")).hasCount(0);
    assertThat(maria.page().locator("#contacts")).not().containsText("Tom called");
  }

  /// Nobody has written yet: the day stands above it and goes with it.
  @Test
  void it_comes_and_goes_in_an_empty_conversation_too(People people) {
    var maria = people.signedIn(company.maria);
    maria.openPanel(company.lenaAsBarista);
    var tom = people.signedIn(company.tom);
    tom.expectTrouble(); // this browser has no telephone
    tom.open("/applications/" + company.lenaAsBarista);
    tom.page().locator("a[data-contact]").first().click();

    assertThat(maria.log().locator(".day + .system")).containsText("Tom ");
    tom.page().locator("#toasts").getByText("Undo").click();
    assertThat(maria.log().locator(".system, .day")).hasCount(0);
  }
}
