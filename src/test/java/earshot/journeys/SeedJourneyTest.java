package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.bulk.BulkMessages;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/// The help page that Earshot makes true, sentence by sentence in its order.
@Journey
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeedJourneyTest {

  @Autowired private SmallCompany company;
  @Autowired private TestClock clock;

  @Test
  @Order(1)
  void you_can_contact_applicants_via_phone_email_or_our_messaging_system(People people) {
    var tom = people.signedIn(company.tom);
    tom.open("/applications/" + company.jamalAsBarista);
    assertThat(tom.page().locator("a[href='tel:%s']".formatted(company.jamalsPhone)).first())
        .isVisible();
    assertThat(
            tom.page().locator("a[href='mailto:%s']".formatted(company.address("jamal"))).first())
        .isVisible();
    assertThat(tom.button("Message")).isVisible();
  }

  @Test
  @Order(2)
  void applicants_are_notified_3_ways_via_email_text_message_and_message_notification(
      People people) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "Could you come by?");
    assertThat(tom.log()).containsText("Email sent");
    assertThat(tom.log()).containsText("Text sent");
    assertThat(tom.log()).containsText("In app sent");
    var jamal = people.at(1280, 800);
    jamal.open("/demo/mail?to=" + company.address("jamal"));
    assertThat(jamal.page().getByText("Tom at Harbor Cafe").first()).isVisible();
    jamal.open("/demo/phone?number=" + company.jamalsPhone.substring(1));
    assertThat(jamal.page().getByText("Could you come by?").first()).isVisible();
    jamal.open(people.linkInMail(company.address("jamal")));
    assertThat(jamal.page().getByText("Could you come by?")).isVisible();
  }

  @Test
  @Order(3)
  void you_can_chat_back_and_forth_easily(People people) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "One");
    assertThat(tom.log()).containsText("Email sent");
    var jamal = people.phone();
    jamal.open(people.linkInMail(company.address("jamal")));
    for (var said : List.of("Two", "Four")) {
      jamal.send(said);
      assertThat(tom.log()).containsText(said);
      tom.send(said + " and one more");
      assertThat(jamal.page().getByText(said + " and one more")).isVisible();
    }
    assertThat(tom.messages()).hasCount(5);
  }

  @Test
  @Order(4)
  void or_send_a_message_and_get_notified_whenever_the_person_responds_later(People people) {
    company.write(company.tom, company.jamalAsBarista, "Are you still looking?");
    var tom = people.staff(company.tom);
    assertThat(tom.link("Message center")).hasAccessibleName("Message center");
    company.answer(company.jamal, company.jamalAsBarista, "Yes, I am!");
    assertThat(tom.link("Message center, 1 new")).isVisible();
  }

  @Test
  @Order(5)
  void only_hiring_managers_can_initiate_contact_but_applicants_can_respond_unless_declined(
      People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello Jamal");
    var jamal = people.phone();
    jamal.open(company.linkTo(company.jamalAsBarista));
    jamal.send("Hello Tom");
    assertThat(jamal.page().getByText("Hello Tom")).isVisible();
    assertThat(jamal.page().getByText("Cook")).hasCount(0); // nobody wrote to him there yet

    company.decline(company.tom, company.jamalAsBarista);
    assertThat(jamal.page().getByLabel("Your message")).hasCount(0);
    company.undoDecline(company.tom, company.jamalAsBarista);
    assertThat(jamal.page().getByLabel("Your message")).isVisible();
    jamal.send("Still interested");
    assertThat(jamal.page().getByText("Still interested")).isVisible();
  }

  @Test
  @Order(6)
  void you_can_find_the_message_button_on_the_applications_list_page_and_on_each_application(
      People people) {
    var tom = people.staff(company.tom);
    assertThat(tom.button("Message")).not().isVisible();
    select(tom, "Lena Fischer");
    assertThat(tom.button("Message")).isVisible();
    tom.link("Lena Fischer").click();
    assertThat(tom.button("Message")).isVisible();
  }

  @Test
  @Order(7)
  void a_chat_window_will_pop_up_from_right_of_the_screen_and_your_message_is_sent(People people) {
    var tom = people.staff(company.tom);
    tom.link("Jamal Carter").click();
    tom.button("Message").click();
    var window = tom.page().getByRole(AriaRole.DIALOG).or(tom.page().getByRole(AriaRole.REGION));
    var named = window.filter(new Locator.FilterOptions().setHas(tom.log()));
    assertThat(named.first()).hasAccessibleName("Conversation with Jamal Carter");
    var box = settled(named.first());
    org.assertj.core.api.Assertions.assertThat(box.x).isGreaterThan(1280 / 2.0);
    org.assertj.core.api.Assertions.assertThat(box.x + box.width).isEqualTo(1280);
    tom.send("Hi Jamal");
    assertThat(tom.log()).containsText("Email sent");
    assertThat(tom.log()).containsText("Text sent");
  }

  @Test
  @Order(8)
  void check_the_box_if_you_want_to_send_the_message_when_you_press_the_enter_key(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    tom.page().getByLabel("Press enter to send").check();
    tom.page().getByLabel("Your message").fill("Sent by Enter");
    tom.page().getByLabel("Your message").press("Enter");
    assertThat(tom.messages()).hasCount(1);
    assertThat(tom.messages()).containsText("Sent by Enter");
  }

  @Test
  @Order(9)
  void if_you_would_like_enter_to_skip_to_the_next_line_leave_this_box_unchecked(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    assertThat(tom.page().getByLabel("Press enter to send")).not().isChecked();
    var text = tom.page().getByLabel("Your message");
    text.fill("First line");
    text.press("Enter");
    text.pressSequentially("second line");
    assertThat(text).hasValue("First line\nsecond line");
    assertThat(tom.messages()).hasCount(0);
  }

  @Test
  @Order(10)
  void select_the_checkbox_to_the_left_of_each_user_and_a_blue_checkbox_will_appear(People people) {
    var tom = people.staff(company.tom);
    var box = select(tom, "Jamal Carter");
    assertThat(box).isChecked();
    var name = tom.link("Jamal Carter").boundingBox();
    org.assertj.core.api.Assertions.assertThat(box.boundingBox().x).isLessThan(name.x);
    var blue = "getComputedStyle(e).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)";
    var color = (List<?>) box.evaluate("e => " + blue);
    org.assertj.core.api.Assertions.assertThat(((Number) color.get(2)).intValue())
        .as("blue of %s", color)
        .isGreaterThan(((Number) color.get(0)).intValue() + 50);
  }

  @Test
  @Order(11)
  void the_message_window_will_open_and_a_confirmation_will_appear_at_the_top(People people) {
    var tom = people.staff(company.tom);
    sendToBoth(tom, "Come to our open day on Friday");
    var said = tom.page().getByRole(AriaRole.STATUS).filter(text("On its way to 2 applicants"));
    assertThat(said).isVisible();
    org.assertj.core.api.Assertions.assertThat(said.boundingBox().y).isLessThan(200);
  }

  @Test
  @Order(12)
  void after_sending_the_panel_will_close_and_the_envelope_shows_the_individual_conversations(
      People people) {
    var tom = people.staff(company.tom);
    sendToBoth(tom, "Come to our open day on Friday");
    assertThat(tom.page().getByLabel("Your message")).not().isVisible();
    tom.link("Message center").first().click();
    var rows = tom.page().locator(".thread");
    clock.jump(BulkMessages.UNDO);
    assertThat(rows).hasCount(2);
    assertThat(rows.filter(text("Jamal Carter"))).containsText("You: Come to our open day");
    assertThat(rows.filter(text("Lena Fischer"))).containsText("You: Come to our open day");
  }

  @Test
  @Order(13)
  void bulk_messages_are_one_to_one_and_go_on_as_personalized_conversations(People people) {
    var tom = people.staff(company.tom);
    sendToBoth(tom, "Come to our open day, {{applicant.first_name}}");
    tom.open("/message-center");
    var rows = tom.page().locator(".thread");
    clock.jump(BulkMessages.UNDO);
    assertThat(rows).hasCount(2);
    var jamal = people.phone();
    jamal.open(company.linkTo(company.jamalAsBarista));
    assertThat(jamal.page().getByText("Come to our open day, Jamal")).isVisible();
    assertThat(jamal.page().getByText("Lena")).hasCount(0);
    jamal.send("I will be there");
    assertThat(rows.filter(text("Jamal Carter"))).containsText("I will be there");
    var lena = people.phone();
    lena.open(company.linkTo(company.lenaAsBarista));
    assertThat(lena.page().getByText("Come to our open day, Lena")).isVisible();
    assertThat(lena.page().getByText("I will be there")).hasCount(0);
    assertThat(lena.page().getByText("Jamal")).hasCount(0);
  }

  @Test
  @Order(14)
  void see_previous_communications_with_any_manager_at_any_location_in_previous_applications(
      People people) {
    company.write(company.aisha, company.jamalAsCook, "The cook's place is taken");
    var tom = people.signedIn(company.tom);
    tom.open("/applications/" + company.jamalAsBarista);
    var previous = tom.page().getByText("Aisha Khan").first();
    assertThat(previous).isVisible();
    tom.link(Pattern.compile("Read conversation")).first().click();
    assertThat(tom.log()).containsText("The cook's place is taken");
    assertThat(tom.button("Send")).hasCount(0);
  }

  @Test
  @Order(15)
  void click_the_envelope_icon_in_the_top_right_hand_corner_to_access_your_message_center(
      People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    var tom = people.staff(company.tom);
    var box = tom.link("Message center").boundingBox();
    org.assertj.core.api.Assertions.assertThat(box.x).isGreaterThan(1280 * 0.8);
    org.assertj.core.api.Assertions.assertThat(box.y).isLessThan(60);
    tom.link("Message center").click();
    tom.page().waitForURL("**/message-center");
    assertThat(tom.page().locator(".thread")).hasCount(1);
  }

  @Test
  @Order(16)
  void a_counter_keeps_track_of_how_many_new_messages_are_waiting_for_your_review(People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    company.write(company.tom, company.lenaAsBarista, "Hello");
    var tom = people.staff(company.tom);
    company.answer(company.jamal, company.jamalAsBarista, "Hi");
    assertThat(tom.link("Message center, 1 new")).isVisible();
    company.answer(company.lena, company.lenaAsBarista, "Hi");
    assertThat(tom.link("Message center, 2 new")).isVisible();
    tom.open("/message-center");
    row(tom, "Jamal Carter").click();
    assertThat(tom.link("Message center, 1 new")).isVisible();
  }

  @Test
  @Order(17)
  void your_inbox_holds_all_of_the_non_archived_messages_that_you_have_sent_or_received(
      People people) {
    company.write(company.tom, company.jamalAsBarista, "Sent");
    company.write(company.tom, company.lenaAsBarista, "Hello");
    company.answer(company.lena, company.lenaAsBarista, "Received");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    assertThat(tom.page().locator(".thread")).hasCount(2);
    tick(tom, "Jamal Carter");
    tom.button("Archive").click();
    assertThat(tom.page().locator(".thread")).hasCount(1);
    assertThat(tom.page().locator(".thread")).containsText("Received");
  }

  @Test
  @Order(18)
  void you_can_continue_conversations_from_the_history_and_a_send_button_will_appear(
      People people) {
    company.write(company.tom, company.jamalAsBarista, "Earlier words");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    row(tom, "Jamal Carter").click();
    assertThat(tom.log()).containsText("Earlier words");
    assertThat(tom.button("Send")).isVisible();
    tom.send("Going on");
    assertThat(tom.messages()).hasCount(2);
  }

  @Test
  @Order(19)
  void select_one_or_multiple_conversations_and_three_options_will_appear_above_the_messages(
      People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    company.write(company.tom, company.lenaAsBarista, "Hello");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    for (var option : List.of("Mark as Unread", "Mark as Read", "Archive"))
      assertThat(tom.button(option)).not().isVisible();
    var box = tick(tom, "Jamal Carter");
    tick(tom, "Lena Fischer");
    var name = tom.page().locator(".thread").filter(text("Jamal Carter")).getByText("Jamal Carter");
    org.assertj.core.api.Assertions.assertThat(box.boundingBox().x)
        .isGreaterThan(name.first().boundingBox().x);
    for (var option : List.of("Mark as Unread", "Mark as Read", "Archive")) {
      assertThat(tom.button(option)).isVisible();
      org.assertj.core.api.Assertions.assertThat(tom.button(option).boundingBox().y)
          .isLessThan(box.boundingBox().y);
    }
  }

  @Test
  @Order(20)
  void mark_as_unread_and_mark_as_read_work_just_like_in_your_email_inbox(People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    company.answer(company.jamal, company.jamalAsBarista, "Hi");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    var row = tom.page().locator(".thread").filter(text("Jamal Carter"));
    tick(tom, "Jamal Carter");
    tom.button("Mark as Read").click();
    assertThat(row).not().hasClass(Pattern.compile("\\bnew\\b"));
    assertThat(tom.link("Message center").first()).hasAccessibleName("Message center");
    tick(tom, "Jamal Carter");
    tom.button("Mark as Unread").click();
    assertThat(row).hasClass(Pattern.compile("\\bnew\\b"));
    assertThat(tom.link("Message center, 1 new")).isVisible();
  }

  @Test
  @Order(21)
  void select_archive_and_the_messages_will_be_moved_into_the_archived_section(People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    tick(tom, "Jamal Carter");
    tom.button("Archive").click();
    assertThat(tom.page().locator(".thread")).hasCount(0);
    tom.link("Archived").click();
    assertThat(tom.page().locator(".thread")).containsText("Jamal Carter");
  }

  @Test
  @Order(22)
  void you_can_un_archive_messages_by_the_same_process_starting_in_your_archived_folder(
      People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    company.update("update participant set archived_at = now()");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    assertThat(tom.page().locator(".thread")).hasCount(0);
    tom.link("Archived").click();
    tick(tom, "Jamal Carter");
    tom.button("Move to Inbox").click();
    assertThat(tom.page().locator(".thread")).hasCount(0);
    tom.link("Inbox").click();
    assertThat(tom.page().locator(".thread")).containsText("Jamal Carter");
  }

  private void sendToBoth(Person manager, String text) {
    manager.open("/applications");
    tick(manager, "Jamal Carter");
    tick(manager, "Lena Fischer");
    manager.button("Message").click();
    manager.page().getByLabel("Your message").fill(text);
    manager.page().getByRole(AriaRole.BUTTON, named(Pattern.compile("^Send"))).click();
    assertThat(manager.page().getByRole(AriaRole.STATUS).filter(text("On its way to 2")))
        .isVisible();
  }

  /// Ticks an applicant in the applications list.
  private static Locator select(Person manager, String applicant) {
    manager.open("/applications");
    return tick(manager, applicant);
  }

  private static Locator tick(Person manager, String applicant) {
    var box =
        manager
            .page()
            .getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName("Select " + applicant));
    box.check();
    return box;
  }

  private static Locator row(Person manager, String applicant) {
    return manager.page().locator(".thread").filter(text(applicant)).getByRole(AriaRole.LINK);
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static GetByRoleOptions named(Pattern name) {
    return new GetByRoleOptions().setName(name);
  }

  /// Where it stands once it no longer moves.
  private static BoundingBox settled(Locator moving) {
    moving.evaluate("e => Promise.all(e.getAnimations({subtree: true}).map(a => a.finished))");
    return moving.boundingBox();
  }
}
