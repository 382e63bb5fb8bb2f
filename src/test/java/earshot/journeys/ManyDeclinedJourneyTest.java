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
    var tom = people.signedIn(company.tom);
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
    var tom = people.signedIn(company.tom);
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
    var tom = people.signedIn(company.tom);
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
  void what_is_declined_after_its_panel_was_closed_can_be_undone_and_leaves_others_alone(
      People people) {
    var tom = people.staff(company.tom);
    tom.box("Select Lena Fischer").check();
    tom.button("Decline").click();
    var held = tom.holdTheFirst("**/applications/declined");
    tom.button("Decline them").click();
    tom.page().waitForCondition(() -> !held.isEmpty());
    tom.press("Escape");
    tom.box("Select Jamal Carter").check();
    tom.button("Decline").click();
    assertThat(title(tom)).hasText("Decline 2 applicants");
    assertThat(tom.button("Decline them")).hasAttribute("aria-disabled", "true");
    held.element().resume();

    assertThat(toast(tom)).containsText("1 application declined.");
    assertThat(tom.link("Lena Fischer")).hasCount(0);
    toast(tom).getByRole(AriaRole.BUTTON).click();
    assertThat(toast(tom)).containsText("1 application as before.");
    assertThat(title(tom)).hasText("Decline 1 applicant");
    assertThat(tom.button("Decline them")).hasAttribute("aria-disabled", "false");
    assertThat(tom.box("Select Jamal Carter")).isChecked();
    assertThat(tom.box("Select Lena Fischer")).not().isChecked();
  }

  @Test
  void what_is_refused_after_its_panel_was_closed_says_why_and_keeps_the_words(People people) {
    var tom = people.staff(company.tom);
    tom.expectTrouble();
    tom.box("Select Lena Fischer").check();
    tom.button("Decline").click();
    message(tom).fill("Hi {{nobody}}");
    var held = tom.holdTheFirst("**/applications/declined");
    tom.button("Decline them").click();
    tom.page().waitForCondition(() -> !held.isEmpty());
    tom.press("Escape");
    held.element().resume();

    assertThat(tom.page().locator("#connection")).containsText("Not declined: {{nobody}}");
    tom.button("Decline").click();
    assertThat(message(tom)).hasValue("Hi {{nobody}}");
  }

  @Test
  void last_words_half_typed_come_back_for_those_people_and_are_offered_to_others(People people) {
    var tom = people.staff(company.tom);
    tom.box("Select Lena Fischer").check();
    tom.button("Decline").click();
    tom.page().getByLabel("Reason").selectOption("JOB_FILLED");
    message(tom).fill("Thank you, Lena");
    tom.press("Escape");
    tom.button("Decline").click();
    assertThat(message(tom)).hasValue("Thank you, Lena");
    assertThat(tom.page().getByLabel("Reason")).hasValue("JOB_FILLED");

    tom.box("Select Lena Fischer").uncheck();
    tom.box("Select Jamal Carter").check();
    tom.button("Decline").click();
    assertThat(message(tom)).hasValue("");
    message(tom).fill("Thank you, Jamal");
    tom.button("Use it").click();
    assertThat(message(tom)).hasValue("Thank you, Lena");
    tom.button("Use it").click();
    assertThat(message(tom)).hasValue("Thank you, Jamal");
    tom.button("Discard it").click();
    assertThat(tom.button("Use it")).hasCount(0);

    tom.button("Decline them").click();
    assertThat(toast(tom)).containsText("1 application declined.");
    tom.box("Select Lena Fischer").check();
    tom.button("Decline").click();
    assertThat(message(tom)).hasValue("");
    assertThat(tom.button("Use it")).hasCount(0);
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

  private static Locator title(Person person) {
    return person.page().locator("#decline-title");
  }

  private static Locator message(Person person) {
    return person.page().getByLabel("Message to each applicant");
  }

  private static Locator toast(Person person) {
    return person.page().locator(".toast");
  }
}
