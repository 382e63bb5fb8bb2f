package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class ManyDeclinedJourneyTest {

  @Autowired private SmallCompany company;

  @Test
  void all_that_are_ticked_are_declined_and_undo_brings_them_back(People people) {
    var tom = people.staff(company.tom);
    tom.open("/applications");
    tom.box("Select all on this page").check();
    tom.button("Decline").click();
    assertThat(tom.page().getByLabel("Reason")).isFocused();
    tom.page().getByLabel("Reason").selectOption("JOB_FILLED");
    tom.page().getByLabel("Message to each applicant").fill("Hi {{applicant.first_name}}");
    tom.button("Decline them").click();

    var toast = tom.page().locator("#toasts");
    assertThat(toast).containsText("2 applications declined.");
    assertThat(tom.page().getByText("Nobody here yet")).isVisible();
    toast.getByText("Undo").click();
    assertThat(toast).containsText("2 applications as before.");
    assertThat(tom.link("Lena Fischer")).isVisible();
  }

  @Test
  void whoever_goes_by_keyboard_is_led_to_undo_and_from_there(People people) {
    var tom = people.staff(company.tom);
    tom.open("/applications");
    tom.box("Select all on this page").press("Space");
    tom.button("Decline").press("Enter");
    tom.button("Decline them").press("Enter");
    var toast = tom.page().locator(".toast");
    assertThat(toast.getByText("Undo")).isFocused();
    toast.getByText("Undo").press("Enter");
    assertThat(toast).containsText("2 applications as before.");
    assertThat(toast).isFocused();
  }

  @Test
  void a_refused_text_stays_and_says_why(People people) {
    var tom = people.staff(company.tom);
    tom.expectTrouble();
    tom.open("/applications");
    tom.box("Select Lena Fischer").check();
    tom.button("Decline").click();
    tom.page().getByLabel("Message to each applicant").fill("Hi {{nobody}}");
    tom.button("Decline them").click();

    assertThat(tom.page().locator("#decline-many [role=alert]")).containsText("is not a field");
    assertThat(tom.page().getByLabel("Message to each applicant")).hasValue("Hi {{nobody}}");
    tom.press("Escape");
    assertThat(tom.box("Select Lena Fischer")).isChecked();
  }

  @Test
  void an_undo_that_did_not_work_can_be_pressed_again(People people) {
    var tom = people.staff(company.tom);
    tom.expectTrouble();
    tom.box("Select Lena Fischer").check();
    tom.button("Decline").click();
    tom.button("Decline them").click();
    assertThat(toast(tom)).containsText("1 application declined.");
    tom.page().route("**/applications/declined/undo", route -> route.abort());
    toast(tom).getByRole(AriaRole.BUTTON).click();
    assertThat(toast(tom)).containsText("Not undone: no connection");
    tom.page().unroute("**/applications/declined/undo");
    toast(tom).getByRole(AriaRole.BUTTON).click();
    assertThat(toast(tom)).containsText("Undone. 1 application as before.");
    assertThat(tom.link("Lena Fischer")).isVisible();
  }

  private static Locator toast(Person person) {
    return person.page().locator(".toast");
  }
}
