package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.regex.Pattern.compile;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import earshot.SmallCompany;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class ComposerJourneyTest {

  private static final Pattern KEY = compile("key=(\\w+)");

  @Autowired private SmallCompany company;

  @Test
  void press_enter_to_send_is_remembered_for_the_user_on_every_device(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    tom.page().waitForResponse("**/press-enter-to-send", () -> enter(tom).check());
    text(tom).fill("One line");
    text(tom).press("Shift+Enter");
    text(tom).pressSequentially("and another");
    text(tom).press("Enter");
    assertThat(tom.messages()).hasCount(1);
    assertThat(tom.messages()).containsText("One line\nand another");

    var elsewhere = people.signedIn(company.tom);
    elsewhere.openPanel(company.jamalAsBarista);
    assertThat(enter(elsewhere)).isChecked();
  }

  @Test
  void unticked_enter_is_a_new_line_and_control_enter_sends(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    assertThat(enter(tom)).not().isChecked();
    text(tom).fill("First");
    text(tom).press("Enter");
    text(tom).pressSequentially("Second");
    assertThat(text(tom)).hasValue("First\nSecond");
    text(tom).press("Control+Enter");
    assertThat(tom.messages()).containsText("First\nSecond");
  }

  @Test
  void enter_never_sends_while_an_input_method_composes(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    tom.page().waitForResponse("**/press-enter-to-send", () -> enter(tom).check());
    text(tom).fill("にほ");
    text(tom)
        .evaluate(
            "box => box.dispatchEvent(new KeyboardEvent('keydown',"
                + " {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))");
    assertThat(text(tom)).hasValue("にほ");
    assertThat(tom.log().locator("article")).hasCount(0);
  }

  @Test
  void a_draft_stays_with_its_conversation_and_its_writer(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    tom.page().waitForResponse("**/draft", () -> text(tom).fill("Not finished yet"));
    tom.button("Close").click();
    tom.openPanel(company.lenaAsBarista);
    assertThat(text(tom)).hasValue("");

    var elsewhere = people.signedIn(company.tom);
    elsewhere.openPanel(company.jamalAsBarista);
    assertThat(text(elsewhere)).hasValue("Not finished yet");
    var maria = people.signedIn(company.maria);
    maria.openPanel(company.jamalAsBarista);
    assertThat(text(maria)).hasValue("");
  }

  @Test
  void send_works_before_the_scripts_are_there(People people) {
    var tom = people.with(new NewContextOptions().setJavaScriptEnabled(false));
    people.signIn(tom, company.tom.email(), SmallCompany.PASSWORD);
    tom.open("/conversations/" + company.jamalAsBarista);
    tom.send("Faster than the scripts");
    assertThat(tom.messages()).containsText("Faster than the scripts");
    assertThat(text(tom)).hasValue("");
  }

  @Test
  void what_was_typed_before_the_scripts_were_there_is_saved(People people) {
    var tom = people.staff(company.tom);
    var held = tom.holdTheFirst("**/earshot.js");
    tom.page()
        .navigate(
            "/conversations/" + company.jamalAsBarista,
            new NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    text(tom).fill("Early words");
    tom.page().waitForResponse("**/draft", () -> held.element().resume());
    var elsewhere = people.signedIn(company.tom);
    elsewhere.openPanel(company.jamalAsBarista);
    assertThat(text(elsewhere)).hasValue("Early words");
  }

  @Test
  void a_failed_send_keeps_the_text_and_retry_sends_it_once(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    tom.expectTrouble();
    tom.page().route("**/messages", route -> route.abort());
    tom.send("Do not lose me");
    assertThat(tom.log()).containsText("Not sent: no connection");
    assertThat(tom.log()).containsText("Do not lose me");
    tom.page().unroute("**/messages");
    tom.button("Retry").press("Enter");
    assertThat(tom.messages()).hasCount(1);
    assertThat(tom.button("Retry")).hasCount(0);
    assertThat(tom.log()).isFocused();
  }

  @Test
  void a_send_whose_answer_got_lost_is_not_sent_twice_by_retry(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    tom.expectTrouble();
    tom.page()
        .route(
            "**/messages",
            route -> {
              route.fetch();
              route.abort();
            });
    tom.send("Once is enough");
    // Either the live update replaces the bubble by the stored message, or Retry finds it stored.
    tom.page().unroute("**/messages");
    assertThat(tom.messages()).hasCount(1);
    assertThat(tom.button("Retry")).hasCount(0);
    tom.page().reload();
    tom.openPanel(company.jamalAsBarista);
    assertThat(tom.messages()).hasCount(1);
  }

  @Test
  void a_message_that_fails_after_its_panel_was_closed_says_so_and_is_kept_everywhere(
      People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    var held = sendAndHold(tom, "Do not lose me");
    tom.button("Close").click();
    tom.page().waitForResponse("**/draft", () -> held.element().abort());
    assertThat(tom.page().locator("#toasts"))
        .containsText("Not sent to Jamal Carter; your text is kept: no connection");
    var elsewhere = people.signedIn(company.tom);
    elsewhere.openPanel(company.jamalAsBarista);
    assertThat(text(elsewhere)).hasValue("Do not lose me");

    tom.button("Message").click();
    assertThat(tom.log()).containsText("Not sent: no connection");
    assertThat(text(tom)).hasValue("");
    tom.button("Retry").click();
    assertThat(tom.messages()).hasText(new Pattern[] {compile("Do not lose me")});
    assertThat(tom.button("Retry")).hasCount(0);
    tom.openPanel(company.jamalAsBarista);
    assertThat(tom.messages()).hasCount(1);
    assertThat(text(tom)).hasValue("");
  }

  @Test
  void what_fails_in_a_panel_that_was_opened_again_is_marked_there(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    var held = sendAndHold(tom, "Do not lose me");
    tom.button("Close").click();
    tom.button("Message").click();
    assertThat(tom.log()).containsText("Sending");
    held.element().abort();
    assertThat(tom.log()).containsText("Not sent: no connection");
    assertThat(tom.button("Retry")).hasCount(1);
  }

  @Test
  void what_was_written_without_a_connection_outlives_a_reload_and_is_sent_once(People people) {
    var tom = people.staff(company.tom);
    var keys = keysSentBy(tom);
    tom.openPanel(company.jamalAsBarista);
    tom.expectTrouble();
    tom.context().setOffline(true);
    tom.send("Do not lose me");
    assertThat(tom.log()).containsText("Not sent: no connection");
    tom.context().setOffline(false);
    tom.openPanel(company.jamalAsBarista);
    assertThat(tom.log()).containsText("Do not lose me");
    tom.button("Retry").click();
    assertThat(tom.messages()).hasCount(1);
    assertThat(keys).hasSize(2);
    assertThat(Set.copyOf(keys)).hasSize(1);
  }

  @Test
  void what_was_stored_though_its_answer_got_lost_is_not_offered_again(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    var held = sendAndHold(tom, "Once is enough");
    tom.button("Close").click();
    held.element().fetch();
    tom.page().waitForResponse("**/draft", () -> held.element().abort());
    tom.openPanel(company.jamalAsBarista);
    assertThat(tom.messages()).hasCount(1);
    assertThat(text(tom)).hasValue("");
    assertThat(tom.button("Retry")).hasCount(0);
  }

  @Test
  void what_is_typed_while_it_cannot_be_saved_outlives_a_reload_and_is_saved_then(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    tom.expectTrouble();
    tom.page().route("**/draft", Route::abort);
    text(tom).fill("Half a thought");
    tom.page()
        .waitForFunction(
            "() => Object.values(sessionStorage).some((it) => it.includes('Half a thought'))");
    tom.openPanel(company.jamalAsBarista);
    assertThat(text(tom)).hasValue("Half a thought");
    tom.page().unroute("**/draft");
    tom.page().waitForResponse("**/draft", () -> text(tom).fill("Half a thought more"));
    var elsewhere = people.signedIn(company.tom);
    elsewhere.openPanel(company.jamalAsBarista);
    assertThat(text(elsewhere)).hasValue("Half a thought more");
  }

  @Test
  void what_failed_can_be_discarded(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    var held = sendAndHold(tom, "Forget it");
    tom.page().waitForResponse("**/draft", () -> held.element().abort());
    tom.page().waitForResponse("**/draft", () -> tom.button("Discard").click());
    assertThat(tom.log()).not().containsText("Forget it");
    tom.openPanel(company.jamalAsBarista);
    assertThat(tom.log()).not().containsText("Forget it");
    assertThat(text(tom)).hasValue("");
  }

  @Test
  void a_draft_that_arrives_after_its_message_does_not_come_back(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    var held = tom.holdTheFirst("**/draft");
    text(tom).fill("Sent already");
    tom.page().waitForCondition(() -> !held.isEmpty());
    tom.button("Send").click();
    assertThat(tom.messages()).hasCount(1);
    tom.page().waitForResponse("**/draft", () -> held.element().resume());
    tom.openPanel(company.jamalAsBarista);
    assertThat(tom.messages()).hasCount(1);
    assertThat(text(tom)).hasValue("");
  }

  @Test
  void what_is_written_while_a_message_is_on_its_way_stays_a_draft(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    var held = sendAndHold(tom, "First");
    tom.page().waitForResponse("**/draft", () -> text(tom).fill("Second"));
    tom.page().waitForResponse("**/draft", () -> held.element().resume());
    tom.openPanel(company.jamalAsBarista);
    assertThat(tom.messages()).hasText(new Pattern[] {compile("First")});
    assertThat(text(tom)).hasValue("Second");
  }

  @Test
  void what_is_written_fast_stands_in_the_order_in_which_it_was_written(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    var held = tom.holdTheFirst("**/messages");
    tom.send("First");
    tom.page().waitForCondition(() -> !held.isEmpty());
    tom.send("Second");
    tom.page().evaluate("() => fetch('/message-center/counter')");
    assertThat(tom.messages()).hasCount(0);
    held.element().resume();
    assertThat(tom.messages()).hasText(new Pattern[] {compile("First"), compile("Second")});
  }

  @Test
  void what_waits_for_its_turn_is_sent_when_the_page_is_left(People people) {
    var tom = people.signedIn(company.tom);
    tom.expectTrouble();
    tom.openPanel(company.jamalAsBarista);
    var held = tom.holdTheFirst("**/messages");
    tom.send("Hangs");
    tom.page().waitForCondition(() -> !held.isEmpty());
    tom.send("Goes all the same");
    tom.openPanel(company.jamalAsBarista);
    assertThat(tom.log()).containsText("Goes all the same");
  }

  @Test
  void what_is_sent_in_one_tab_is_no_draft_in_another_and_what_else_stands_there_stays_one(
      People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    tom.page().waitForResponse("**/draft", () -> text(tom).fill("Hello Jamal"));
    var tab = tom.anotherTab("/conversations/" + company.jamalAsBarista);
    assertThat(tab.getByLabel("Your message")).hasValue("Hello Jamal");
    tom.button("Send").click();
    assertThat(tab.getByLabel("Your message")).hasValue("");

    tab.waitForResponse("**/draft", () -> tab.getByLabel("Your message").fill("Half a thought"));
    tab.waitForResponse("**/draft", () -> tom.send("Something else"));
    tab.reload();
    assertThat(tab.getByLabel("Your message")).hasValue("Half a thought");
  }

  /// In an address-like body each of these signs is nine bytes, and browsers let no more than 64
  /// KiB outlive a page.
  @Test
  void as_long_a_message_as_there_can_be_is_sent_and_its_draft_saved_in_any_script(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    var words = "好".repeat(9_000);
    var saved = tom.page().waitForResponse("**/draft", () -> text(tom).fill(words));
    assertThat(saved.status()).isEqualTo(204);
    tom.button("Send").click();
    assertThat(tom.messages()).containsText("好好好");
  }

  @Test
  void a_double_click_sends_once(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    text(tom).fill("Twice?");
    tom.button("Send").dblclick();
    assertThat(tom.messages()).hasCount(1);
    tom.send("The end");
    assertThat(tom.messages()).hasCount(2);
  }

  @Test
  void characters_and_texts_are_counted(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    text(tom).fill("a".repeat(161));
    assertThat(tom.page().getByText("161 characters · 2 texts")).isVisible();

    text(tom).fill("a".repeat(120)); // and who writes, and a link
    assertThat(tom.page().getByText("120 characters · 2 texts")).isVisible();

    text(tom).fill("a".repeat(1_600));
    assertThat(tom.page().getByText("a text ends after 15")).isVisible();
  }

  @Test
  void focus_goes_to_the_composer_and_back_to_the_button(People people) {
    var tom = people.signedIn(company.tom);
    tom.open("/applications/" + company.jamalAsBarista);
    tom.button("Message").focus();
    tom.press("Enter");
    assertThat(text(tom)).isFocused();
    tom.press("Escape");
    assertThat(tom.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(tom.button("Message")).isFocused();
  }

  @Test
  void the_panel_leaves_the_page_beside_it_usable(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    tom.button("Favorite").click();
    assertThat(tom.button("Favorite")).hasAttribute("aria-pressed", "true");
    assertThat(tom.log()).isVisible();
  }

  private static Queue<Route> sendAndHold(Person person, String message) {
    person.expectTrouble();
    var held = person.holdTheFirst("**/messages");
    person.send(message);
    person.page().waitForCondition(() -> !held.isEmpty());
    return held;
  }

  /// The key of each message that the person's page sends from here on.
  private static List<String> keysSentBy(Person person) {
    var keys = new ArrayList<String>();
    person
        .page()
        .onRequest(request -> {
          if (!request.method().equals("POST") || !request.url().endsWith("/messages")) return;
          var key = KEY.matcher(request.postData());
          if (key.find()) keys.add(key.group(1));
        });
    return keys;
  }

  private static Locator text(Person person) {
    return person
        .page()
        .getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("Your message"));
  }

  private static Locator enter(Person person) {
    return person.page().getByLabel("Press enter to send");
  }
}
