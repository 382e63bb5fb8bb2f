package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.bulk.BulkMessages;
import earshot.bulk.Crowd;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class BulkMessagesJourneyTest {

  /// A busy machine may take that long for the work.
  private static final double UNTIL_SENT = 40_000;

  @Autowired private SmallCompany company;
  @Autowired private BulkMessages bulks;
  @Autowired private TestClock clock;

  @Test
  void to_send_a_bulk_message_tick_write_send_and_view_the_individual_conversations(People people) {
    var tom = people.staff(company.tom);
    tick(tom, "Jamal Carter", "Lena Fischer");
    assertThat(row(tom, "Jamal Carter").getByRole(AriaRole.CHECKBOX)).isChecked();
    assertThat(tom.page().locator("#selected")).hasText("2 selected");
    assertThat(tom.page().locator("#selection output")).hasText("2 selected");

    tom.button("Message").click();
    assertThat(dialog(tom, "Message 2 applicants")).isVisible();
    assertThat(text(tom)).isFocused();
    text(tom).fill("Hi {{applicant.first_name}}, here is {{me.first_name}}");
    assertThat(preview(tom)).hasText("Hi Jamal, here is Tom");
    tom.button("Next applicant").click();
    assertThat(preview(tom)).hasText("Hi Lena, here is Tom");

    tom.button("Send").click();
    assertThat(status(tom)).containsText("On its way to 2 applicants. View in the message center");
    assertThat(tom.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(tom.page().locator("tbody :checked")).hasCount(0);

    undoEnds();
    tom.link("View in the message center").click();
    var rows = tom.page().locator(".thread");
    assertThat(rows).hasCount(2, new HasCountOptions().setTimeout(UNTIL_SENT));
    assertThat(tom.page().locator(".threads")).containsText("You: Hi Jamal, here is Tom");
    assertThat(tom.page().locator(".threads")).containsText("You: Hi Lena, here is Tom");
  }

  @Test
  void no_applicant_sees_another_recipient(People people) {
    var tom = people.staff(company.tom);
    sendTo(tom, "Hi {{applicant.first_name}}", "Jamal Carter", "Lena Fischer");
    undoEnds();
    tom.open("/message-center");
    assertThat(tom.page().locator(".thread"))
        .hasCount(2, new HasCountOptions().setTimeout(UNTIL_SENT));

    var jamal = people.phone();
    jamal.open(company.linkTo(company.jamalAsBarista));
    assertThat(jamal.page().locator("main")).containsText("Hi Jamal");
    assertThat(jamal.page().content()).doesNotContain("Lena", "2 applicants");
    var lena = people.phone();
    lena.open(company.linkTo(company.lenaAsBarista));
    assertThat(lena.page().locator("main")).containsText("Hi Lena");
    assertThat(lena.page().content()).doesNotContain("Jamal");
  }

  @Test
  void undo_takes_it_back_and_keeps_the_text_and_the_ticks(People people) {
    var tom = people.staff(company.tom);
    sendTo(tom, "Hi {{applicant.first_name}}", "Jamal Carter", "Lena Fischer");
    tom.button("Undo").click();
    assertThat(status(tom)).hasText("Not sent. Your text is kept.");
    assertThat(tom.page().locator("tbody :checked")).hasCount(2);
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("Hi {{applicant.first_name}}");
    tom.open("/message-center");
    assertThat(tom.page().getByText("No messages yet")).isVisible();
  }

  @Test
  void the_confirmation_with_undo_stands_after_loading_the_page_again_and_elsewhere(People people) {
    var tom = people.staff(company.tom);
    sendTo(tom, "Hello", "Jamal Carter");
    tom.page().reload();
    assertThat(status(tom)).containsText("On its way to 1 applicant.");
    tom.open("/message-center");
    assertThat(status(tom)).containsText("On its way to 1 applicant.");
    tom.button("Undo").click();
    assertThat(status(tom)).hasText("Not sent. Your text is kept.");
  }

  @Test
  void looking_something_up_in_the_messages_forgets_no_ticks(People people) {
    var tom = people.staff(company.tom);
    tick(tom, "Jamal Carter", "Lena Fischer");
    tom.open("/message-center/search");
    tom.page().getByLabel("Search messages").fill("Monday");
    assertThat(tom.page().getByText("Nothing found")).isVisible();
    tom.open("/applications");
    assertThat(tom.page().locator("#selection output")).hasText("2 selected");
  }

  @Test
  void before_sending_it_says_who_will_not_get_it_and_leaves_them_out(People people) {
    var tom = people.staff(company.tom);
    tick(tom, "Jamal Carter", "Lena Fischer");
    company.decline(company.tom, company.jamalAsBarista);
    tom.button("Message").click();
    assertThat(preflight(tom)).containsText("Jamal Carter");
    assertThat(preflight(tom)).containsText("Lena Fischer");
    assertThat(tom.page().locator("[data-reach]")).hasText("to 1");
    text(tom).fill("Kept while leaving out");

    company.undoDecline(company.tom, company.jamalAsBarista);
    row(tom, "Lena Fischer").getByRole(AriaRole.CHECKBOX).uncheck();
    assertThat(dialog(tom, "Message 1 applicant")).isVisible();
    row(tom, "Lena Fischer").getByRole(AriaRole.CHECKBOX).check();
    assertThat(preflight(tom)).not().containsText("Jamal Carter");

    tom.button("Leave them out").click();
    assertThat(dialog(tom, "Message 1 applicant")).isVisible();
    assertThat(preflight(tom)).hasCount(0);
    assertThat(row(tom, "Lena Fischer").getByRole(AriaRole.CHECKBOX)).not().isChecked();
    assertThat(text(tom)).hasValue("Kept while leaving out");
  }

  @Test
  void an_unknown_field_is_an_error_before_sending_and_the_text_is_kept(People people) {
    var tom = people.staff(company.tom);
    tom.expectTrouble();
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    text(tom).fill("Hi {{applicant.name}}");
    assertThat(tom.page().getByRole(AriaRole.ALERT)).containsText("{{applicant.name}}");
    tom.button("Send").click();
    assertThat(tom.page().getByRole(AriaRole.ALERT)).containsText("Not sent: {{applicant.name}}");
    assertThat(text(tom)).hasValue("Hi {{applicant.name}}");
    tom.open("/bulk-messages");
    assertThat(tom.page().getByText("No bulk messages yet")).isVisible();
  }

  @Test
  void all_that_match_can_be_selected_page_after_page_until_another_filter(People people) {
    for (var i = 0; i < 60; i++) company.applicationOf("Ada" + i, "Many", company.barista);
    var tom = people.staff(company.tom);
    tom.page().getByLabel("Select all on this page").check();
    assertThat(tom.page().locator("#selected")).hasText("50 selected");
    tom.button("Select all 62 that match").click();
    assertThat(tom.page().locator("#selected")).hasText("62 selected");
    tom.link("Next page").click();
    assertThat(tom.page().locator("tbody :checked")).hasCount(12);
    row(tom, "Lena Fischer").getByRole(AriaRole.CHECKBOX).uncheck();
    assertThat(tom.page().locator("#selection output")).hasText("61 selected");
    tom.button("Message").click();
    assertThat(dialog(tom, "Message 61 applicants")).isVisible();
    assertThat(tom.page().locator(".recipients summary")).containsText("and 58 more");

    company.applicationOf("Late", "Comer", company.barista);
    tom.page().evaluate("document.dispatchEvent(new Event('live:application'))");
    assertThat(dialog(tom, "Message 62 applicants")).isVisible();
    company.applicationOf("Jamal's", "Successor", company.barista);
    company.decline(company.tom, company.jamalAsBarista); // so they are as many, and others
    assertThat(tom.page().locator(".recipients")).containsText("Jamal's Successor");
    assertThat(dialog(tom, "Message 62 applicants")).isVisible();
    tom.press("Escape");
    assertThat(tom.button("Message")).isFocused(); // of the list that came anew meanwhile

    tom.open("/applications?search=ada1");
    assertThat(tom.page().locator("tbody :checked")).hasCount(0);
    assertThat(tom.button("Message")).hasCount(0);
  }

  @Test
  void with_shift_all_rows_between_are_ticked(People people) {
    for (var i = 0; i < 6; i++) company.applicationOf("Ada" + i, "Many", company.barista);
    var tom = people.staff(company.tom);
    var boxes = tom.page().locator("tbody").getByRole(AriaRole.CHECKBOX);
    boxes.nth(1).check();
    boxes.nth(4).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    assertThat(tom.page().locator("#selected")).hasText("4 selected");
    tom.button("Clear").click();
    assertThat(tom.page().locator("#selected")).hasText("Nothing selected");
  }

  @Test
  void a_bulk_message_can_be_sent_by_the_keyboard_alone(People people) {
    var tom = people.staff(company.tom);
    row(tom, "Lena Fischer").getByRole(AriaRole.CHECKBOX).focus();
    tom.press("Space");
    tom.button("Message").focus();
    tom.press("Enter");
    assertThat(text(tom)).isFocused();
    tom.press("Escape");
    assertThat(tom.button("Message")).isFocused();
    tom.press("Enter");
    assertThat(text(tom)).isFocused();
    tom.page().keyboard().type("Hello");
    tom.press("Control+Enter");
    assertThat(status(tom)).containsText("On its way to 1 applicant.");
    tom.press("Tab");
    tom.press("Tab");
    assertThat(tom.button("Undo")).isFocused();

    // What became of it is fetched anew, and the keyboard stays where it is.
    tom.page()
        .evaluate(
            """
            document.activeElement.dataset.before = "true";
            document.dispatchEvent(new CustomEvent("live:catchup"));
            """);
    assertThat(tom.page().locator("[data-undo][data-before]")).hasCount(0);
    assertThat(tom.button("Undo")).isFocused();
  }

  @Test
  void the_text_of_what_was_taken_back_is_kept_though_the_answer_never_came(People people) {
    timeStandsStill();
    var tom = people.staff(company.tom);
    tom.expectTrouble();
    sendTo(tom, "Not yet", "Lena Fischer");
    tom.page()
        .route(
            "**/undo",
            route -> {
              route.fetch();
              route.abort();
            });
    tom.button("Undo").click();
    assertThat(status(tom)).hasText("Not sent. Your text is kept.");
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("Not yet");
  }

  @Test
  void the_text_of_what_is_taken_back_is_kept_though_the_page_is_left_before_the_answer(
      People people) {
    timeStandsStill();
    var tom = people.staff(company.tom);
    tom.expectTrouble();
    sendTo(tom, "Not yet", "Lena Fischer");
    tom.page().route("**/undo", route -> route.fulfill(new FulfillOptions().setStatus(409)));
    tom.page().waitForResponse("**/undo", () -> tom.button("Undo").click());
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    assertThat(text(tom)).hasValue(""); // that one goes out
    tom.press("Escape");

    tom.page().unroute("**/undo");
    tom.page().route("**/bulk-messages/strip*", Route::abort);
    var held = tom.holdTheFirst("**/undo");
    tom.button("Undo").click();
    tom.page().waitForCondition(() -> !held.isEmpty());
    held.element().fetch();
    tom.page().reload();
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("Not yet");
  }

  @Test
  void a_text_comes_back_for_the_same_people_ticked_in_another_order(People people) {
    var tom = people.staff(company.tom);
    tick(tom, "Lena Fischer", "Jamal Carter");
    tom.button("Message").click();
    text(tom).fill("For both");
    tom.press("Escape");
    row(tom, "Lena Fischer").getByRole(AriaRole.CHECKBOX).uncheck();
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("For both");
  }

  @Test
  void what_is_typed_on_while_a_message_goes_out_is_a_message_of_its_own(People people) {
    var tom = people.staff(company.tom);
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    text(tom).fill("We meet at 5");
    var held = tom.holdTheFirst("**/bulk-messages");
    tom.button("Send").click();
    tom.page().waitForCondition(() -> !held.isEmpty());
    text(tom).fill("Bring your papers");
    held.element().resume();
    assertThat(status(tom)).containsText("On its way to 1 applicant.");
    assertThat(text(tom)).hasValue("Bring your papers");
    assertThat(text(tom)).isFocused();
    tom.button("Send").click();
    assertThat(tom.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(status(tom)).hasCount(2);
  }

  @Test
  void ticks_outlast_a_page_on_which_nobody_is_left(People people) {
    for (var i = 0; i < 49; i++) company.applicationOf("Ada" + i, "Many", company.barista);
    var tom = people.staff(company.tom);
    tom.page().locator("tbody").getByRole(AriaRole.CHECKBOX).first().check();
    tom.link("Next page").click();
    assertThat(tom.page().locator("tbody tr")).hasCount(1);
    var last = tom.page().locator("tbody input").getAttribute("value");
    company.decline(company.tom, Long.parseLong(last));
    tom.page().reload();
    assertThat(tom.page().getByText("Nobody further")).isVisible();
    tom.link("First page").click();
    assertThat(tom.page().locator("tbody :checked")).hasCount(1);
  }

  @Test
  void a_double_click_sends_once(People people) {
    var tom = people.staff(company.tom);
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    text(tom).fill("Only once");
    tom.button("Send").dblclick();
    assertThat(status(tom)).containsText("On its way to 1 applicant.");
    tom.open("/bulk-messages");
    assertThat(tom.link("Only once")).hasCount(1);
  }

  @Test
  void a_failed_send_keeps_all_and_retry_sends_it(People people) {
    var tom = people.staff(company.tom);
    tom.expectTrouble();
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    text(tom).fill("Do not lose me");
    tom.page().route("**/bulk-messages", route -> route.abort());
    tom.button("Send").click();
    assertThat(tom.page().getByRole(AriaRole.ALERT)).containsText("Not sent: no connection");
    assertThat(text(tom)).hasValue("Do not lose me");
    tom.page().unroute("**/bulk-messages");
    tom.button("Retry").click();
    assertThat(status(tom)).containsText("On its way to 1 applicant.");
  }

  @Test
  void a_text_changed_after_an_answer_that_never_came_is_not_said_to_be_sent(People people) {
    var tom = people.staff(company.tom);
    tom.expectTrouble();
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    text(tom).fill("We meet at 5");
    tom.page()
        .route(
            "**/bulk-messages",
            route -> {
              route.fetch();
              route.abort();
            });
    tom.button("Send").click();
    assertThat(tom.page().getByRole(AriaRole.ALERT)).containsText("Not sent: no connection");
    tom.page().unroute("**/bulk-messages");

    text(tom).fill("We meet at 6");
    tom.button("Send").click();
    assertThat(tom.page().getByRole(AriaRole.ALERT)).containsText("on its way already");
    assertThat(text(tom)).hasValue("We meet at 6");
    tom.button("Send").click();
    assertThat(status(tom)).hasCount(2); // that of before and this one
  }

  @Test
  void what_was_sent_though_its_answer_never_came_is_sent_once_also_by_the_page_loaded_again(
      People people) {
    var tom = people.staff(company.tom);
    tom.expectTrouble();
    var other = tom.anotherTab("/message-center");
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    text(tom).fill("Only once");
    tom.page()
        .route(
            "**/bulk-messages",
            route -> {
              route.fetch();
              route.abort();
            });
    tom.button("Send").click();
    assertThat(tom.page().getByRole(AriaRole.ALERT)).containsText("Not sent: no connection");
    assertThat(other.locator("#bulk-strip")).containsText("On its way to 1 applicant.");
    tom.page().unroute("**/bulk-messages");

    tom.page().reload();
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("Only once");
    tom.button("Send").click();
    assertThat(tom.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(status(tom)).hasCount(1);
  }

  @Test
  void a_panel_closed_and_opened_again_while_its_message_is_on_its_way_sends_no_second_one(
      People people) {
    var tom = people.staff(company.tom);
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    text(tom).fill("Only once");
    var held = tom.holdTheFirst("**/bulk-messages");
    tom.button("Send").click();
    tom.page().waitForCondition(() -> !held.isEmpty());
    tom.press("Escape");
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("Only once");
    assertThat(tom.button("Send")).hasAttribute("aria-disabled", "true");
    tom.press("Control+Enter");
    held.element().resume();
    assertThat(tom.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(status(tom)).hasCount(1);
  }

  @Test
  void a_text_for_some_is_offered_to_others_and_never_carried_over(People people) {
    var tom = people.staff(company.tom);
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    text(tom).fill("For Lena");
    tom.press("Escape");
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("For Lena");
    tom.press("Escape");
    row(tom, "Jamal Carter").getByRole(AriaRole.CHECKBOX).check();
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("");
    text(tom).fill("For both");
    tom.button("Use it").click();
    assertThat(text(tom)).hasValue("For Lena");
    tom.button("Use it").click();
    assertThat(text(tom)).hasValue("For both");
    tom.button("Discard it").click();
    assertThat(tom.button("Use it")).hasCount(0);
    assertThat(text(tom)).hasValue("For both");
  }

  @Test
  void each_of_several_texts_comes_back_for_its_own_people(People people) {
    var tom = people.staff(company.tom);
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    text(tom).fill("For Lena");
    tom.press("Escape");
    tick(tom, "Jamal Carter");
    tom.button("Message").click();
    text(tom).fill("For both");
    tom.button("Send").click();
    assertThat(status(tom)).containsText("On its way to 2 applicants");

    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("For Lena");
    assertThat(tom.button("Use it")).hasCount(0);
  }

  @Test
  void what_is_undone_while_one_writes_to_others_stays_apart_from_their_text(People people) {
    timeStandsStill();
    var tom = people.staff(company.tom);
    sendTo(tom, "For Jamal", "Jamal Carter");
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    text(tom).fill("For Lena");
    undoAgainInReach(tom);
    tom.button("Undo").click();
    assertThat(status(tom)).hasText("Not sent. Your text is kept.");
    assertThat(tom.button("Use it")).isVisible();
    assertThat(row(tom, "Lena Fischer").getByRole(AriaRole.CHECKBOX)).isChecked();
    assertThat(row(tom, "Jamal Carter").getByRole(AriaRole.CHECKBOX)).not().isChecked();
    assertThat(text(tom)).hasValue("For Lena");

    tom.press("Escape");
    row(tom, "Lena Fischer").getByRole(AriaRole.CHECKBOX).uncheck();
    tick(tom, "Jamal Carter");
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("For Jamal");
    tom.press("Escape");
    row(tom, "Jamal Carter").getByRole(AriaRole.CHECKBOX).uncheck();
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("For Lena");
  }

  @Test
  void what_is_undone_on_a_page_loaded_again_is_offered_to_whoever_is_ticked(People people) {
    timeStandsStill();
    var tom = people.staff(company.tom);
    sendTo(tom, "For Jamal", "Jamal Carter");
    tick(tom, "Lena Fischer");
    tom.page().reload();
    tom.button("Undo").click();
    assertThat(status(tom)).hasText("Not sent. Your text is kept.");
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("");
    tom.button("Use it").click();
    assertThat(text(tom)).hasValue("For Jamal");
  }

  /// Whoever is ticked while the answer is under way was not sent to.
  @Test
  void ticks_set_since_sending_stay_and_undo_brings_back_those_sent_to(People people) {
    timeStandsStill();
    var tom = people.staff(company.tom);
    tick(tom, "Jamal Carter");
    tom.button("Message").click();
    text(tom).fill("For Jamal");
    var held = tom.holdTheFirst("**/bulk-messages");
    tom.button("Send").click();
    tom.page().waitForCondition(() -> !held.isEmpty());
    tick(tom, "Lena Fischer");
    held.element().resume();
    assertThat(status(tom)).containsText("On its way to 1 applicant");
    assertThat(row(tom, "Lena Fischer").getByRole(AriaRole.CHECKBOX)).isChecked();
    assertThat(row(tom, "Jamal Carter").getByRole(AriaRole.CHECKBOX)).not().isChecked();

    undoAgainInReach(tom);
    tom.button("Undo").click();
    assertThat(row(tom, "Jamal Carter").getByRole(AriaRole.CHECKBOX)).isChecked();
    assertThat(row(tom, "Lena Fischer").getByRole(AriaRole.CHECKBOX)).not().isChecked();
  }

  @Test
  void neither_text_nor_ticks_travel_to_whoever_signs_in_next_at_the_same_browser(People people) {
    var tom = people.staff(company.tom);
    tick(tom, "Lena Fischer");
    tom.button("Message").click();
    text(tom).fill("For Lena, from Tom");
    tom.press("Escape");

    var maria = people.as(company.maria, tom);
    assertThat(maria.page().locator("tbody :checked")).hasCount(0);
    tick(maria, "Lena Fischer");
    maria.button("Message").click();
    assertThat(text(maria)).hasValue("");
    assertThat(maria.button("Use it")).hasCount(0);
    maria.press("Escape");

    people.as(company.tom, maria);
    assertThat(tom.page().locator("tbody :checked")).hasCount(1);
    tom.button("Message").click();
    assertThat(text(tom)).hasValue("For Lena, from Tom");
  }

  @Test
  void its_progress_is_shown_live_and_found_again_after_leaving(People people) {
    var tom = people.staff(company.tom);
    sendTo(tom, "Hello again", "Jamal Carter", "Lena Fischer");
    tom.page().getByLabel("Your menu").click();
    tom.link("Bulk messages").click();
    tom.link("Hello again").click();
    var progress = tom.page().locator("#bulk-progress");
    assertThat(progress).containsText("Starts in a moment");
    undoEnds();
    assertThat(progress).containsText("2 of 2", new ContainsTextOptions().setTimeout(UNTIL_SENT));
    assertThat(progress.locator("h2")).hasText("Sent");
  }

  @Test
  void a_bulk_message_can_be_paused_resumed_and_cancelled_while_it_is_sent(People people) {
    Crowd.appliesWhereverThatIs(company, 12_000); // more than are sent while this is clicked
    var tom = people.staff(company.tom);
    tom.page().getByLabel("Select all on this page").check();
    tom.button("Select all 12,002 that match").click();
    tom.button("Message").click();
    text(tom).fill("Hello {{applicant.first_name}}");
    tom.button("Send").click();
    assertThat(status(tom)).containsText("On its way to 12,002 applicants");
    undoEnds();
    tom.link("Progress").click(new Locator.ClickOptions().setTimeout(UNTIL_SENT));

    tom.button("Pause").click();
    var progress = tom.page().locator("#bulk-progress");
    assertThat(progress.locator("h2")).hasText("Paused");
    assertThat(tom.button("Pause")).hasCount(0);
    tom.button("Resume").click();
    assertThat(progress.locator("h2")).hasText("Sending");

    progress.getByText("Cancel").click();
    assertThat(progress).containsText("What was sent stays.");
    tom.button("Stop sending").click();
    assertThat(progress.locator("h2")).hasText("Cancelled");
    assertThat(progress.locator("dl")).containsText("Not sent");
    tom.link("Everyone by name").click();
    tom.link("Not sent").click();
    assertThat(tom.page().locator(".bulk-list li")).hasCount(50);
    tom.link("Next page").click();
    assertThat(tom.link("First page")).isVisible();
  }

  /// Opened while the page asks how far it is, it would close under the hand.
  @Test
  void a_question_stays_open_until_it_is_answered(People people) {
    var tom = people.staff(company.tom);
    sendTo(tom, "Hello again", "Jamal Carter", "Lena Fischer");
    var id = company.in(() -> bulks.recent(company.tom, 1)).getFirst().id();
    company.update("update bulk_message set state = 'PAUSED' where id = " + id);
    tom.open("/bulk-messages/" + id);
    var progress = tom.page().locator("#bulk-progress");
    var held = tom.holdTheFirst("**/bulk-messages/" + id);

    company.update("update bulk_message set sent = 1 where id = " + id);
    tom.page().evaluate("document.dispatchEvent(new Event('live:bulk'))");
    tom.page().waitForCondition(() -> !held.isEmpty());
    progress.getByText("Cancel").click();
    tom.page().waitForResponse("**/bulk-messages/" + id, () -> held.element().resume());
    tom.page().evaluate("new Promise(done => setTimeout(done))");
    assertThat(progress).containsText("0 of 2");
    assertThat(tom.button("Stop sending")).isVisible();

    progress.getByText("Cancel").click();
    assertThat(progress).containsText("1 of 2");
    assertThat(progress.getByText("Cancel")).isFocused();
  }

  @Test
  void the_preview_of_each_recipient_can_be_reached(People people) {
    Crowd.appliesWhereverThatIs(company, 58);
    var tom = people.staff(company.tom);
    tom.page().getByLabel("Select all on this page").check();
    tom.button("Select all 60 that match").click();
    tom.button("Message").click();
    text(tom).fill("Hi {{applicant.first_name}}");
    assertThat(tom.page().locator("[data-position]")).hasText("1 of 60");
    for (var i = 1; i < 60; i++) {
      tom.button("Next applicant").click();
      assertThat(tom.page().locator("[data-position]")).hasText(i + 1 + " of 60");
    }
    assertThat(tom.button("Next applicant")).hasAttribute("aria-disabled", "true");

    tom.page().locator(".recipients summary").click();
    assertThat(tom.page().locator(".recipients [data-application]")).hasCount(60);
    tom.page().locator(".recipients li button").getByText("Lena Fischer").click();
    assertThat(preview(tom)).hasText("Hi Lena");
  }

  /// So Undo has no end: the browser asks again, and has the ten seconds anew.
  private void timeStandsStill() {
    clock.set(clock.instant());
  }

  private static void undoAgainInReach(Person person) {
    person.page().evaluate("document.dispatchEvent(new Event('live:catchup'))");
  }

  /// Nobody takes it back, and its time comes.
  private void undoEnds() {
    clock.jump(BulkMessages.UNDO);
  }

  private static void sendTo(Person person, String text, String... names) {
    tick(person, names);
    person.button("Message").click();
    text(person).fill(text);
    person.button("Send").click();
    assertThat(status(person)).containsText("On its way to " + names.length + " applicant");
  }

  private static void tick(Person person, String... names) {
    for (var name : names) person.page().getByLabel("Select " + name).check();
  }

  private static Locator row(Person person, String name) {
    return person
        .page()
        .locator(".applications tbody tr")
        .filter(new Locator.FilterOptions().setHasText(name));
  }

  private static Locator text(Person person) {
    return person.page().getByLabel("Your message");
  }

  private static Locator dialog(Person person, String name) {
    return person
        .page()
        .getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator preview(Person person) {
    return person.page().locator("[data-preview]");
  }

  private static Locator preflight(Person person) {
    return person
        .page()
        .getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Before you send"));
  }

  private static Locator status(Person person) {
    return person.page().locator("#bulk-strip").getByRole(AriaRole.STATUS);
  }
}
