package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The message center without a mouse.
@Journey
class KeyboardTest {

  @Autowired private SmallCompany company;

  @BeforeEach
  void three_conversations_the_newest_of_them_jamals() {
    company.write(company.tom, company.applicationOf("Noor", "Ali", company.barista), "To Noor");
    company.write(company.tom, company.lenaAsBarista, "To Lena");
    company.write(company.tom, company.jamalAsBarista, "To Jamal");
  }

  @Test
  void one_goes_through_opens_replies_and_closes(People people) {
    var tom = at(people, "/message-center");
    tom.press("j");
    assertThat(tom.link(Pattern.compile("Jamal Carter"))).isFocused();
    tom.press("j");
    tom.press("j");
    tom.press("j");
    assertThat(tom.link(Pattern.compile("Noor Ali"))).isFocused();
    tom.press("k");
    assertThat(tom.link(Pattern.compile("Lena Fischer"))).isFocused();
    tom.press("Enter");
    assertThat(tom.log()).containsText("To Lena");
    tom.press("r");
    assertThat(tom.page().getByLabel("Your message")).isFocused();
    tom.page().keyboard().type("jkeurx/?");
    assertThat(tom.page().getByLabel("Your message")).hasValue("jkeurx/?");
    tom.link(Pattern.compile("Lena Fischer")).first().focus();
    tom.press("Escape");
    assertThat(tom.page().getByText("Nothing open")).isVisible();
    assertThat(tom.link(Pattern.compile("Lena Fischer"))).isFocused();
  }

  @Test
  void escape_leads_from_the_composer_to_the_list_and_then_closes(People people) {
    var tom = at(people, "/message-center");
    tom.press("j");
    tom.press("r");
    assertThat(tom.page().getByLabel("Your message")).isFocused();
    tom.press("Escape");
    assertThat(tom.link(Pattern.compile("Jamal Carter")).first()).isFocused();
    tom.press("j");
    assertThat(tom.link(Pattern.compile("Lena Fischer"))).isFocused();
    assertThat(tom.page().getByLabel("Your message")).hasValue("");
    tom.press("Escape");
    assertThat(tom.page().getByText("Nothing open")).isVisible();
  }

  @Test
  void a_button_of_what_is_ticked_leads_back_to_the_list(People people) {
    var tom = at(people, "/message-center");
    tom.box("Select Lena Fischer").focus();
    tom.press("Space");
    tom.button("Mark as Unread").focus();
    tom.press("Enter");
    assertThat(tom.page().locator(".thread.new")).hasCount(1);
    assertThat(tom.box("Select Lena Fischer")).isFocused();
    tom.press("Space");
    tom.button("Archive").focus();
    tom.press("Enter");
    assertThat(tom.page().locator(".thread")).hasCount(2);
    assertThat(tom.box("Select Noor Ali")).isFocused();
    tom.box("Select all on this page").check();
    tom.button("Archive").focus();
    tom.press("Enter");
    assertThat(tom.page().getByText("Your inbox is clear")).isVisible();
    assertThat(tom.button("Undo")).isFocused();
  }

  @Test
  void escape_closes_the_menu_at_the_top_and_so_does_going_elsewhere(People people) {
    var tom = at(people, "/message-center/" + company.jamalAsBarista);
    var menu = tom.page().locator(".menu > summary");
    menu.focus();
    tom.press("Enter");
    assertThat(tom.button("Sign out")).isVisible();
    tom.press("Escape");
    assertThat(tom.button("Sign out")).isHidden();
    assertThat(menu).isFocused();
    assertThat(tom.log()).containsText("To Jamal");
    menu.click();
    assertThat(tom.button("Sign out")).isVisible();
    tom.link("Inbox").focus();
    assertThat(tom.button("Sign out")).isHidden();
  }

  @Test
  void reply_opens_the_conversation_first_where_another_is_open(People people) {
    var tom = at(people, "/message-center");
    tom.press("j");
    tom.press("r");
    assertThat(tom.log()).containsText("To Jamal");
    assertThat(tom.page().getByLabel("Your message")).isFocused();
  }

  @Test
  void archive_goes_on_with_the_next_and_back_again_in_the_archive(People people) {
    var tom = at(people, "/message-center");
    tom.press("j");
    tom.press("e");
    assertThat(tom.page().locator(".thread")).hasCount(2);
    assertThat(tom.link(Pattern.compile("Lena Fischer"))).isFocused();

    tom.open("/message-center/archived");
    tom.press("j");
    assertThat(tom.link(Pattern.compile("Jamal Carter"))).isFocused();
    tom.press("e");
    assertThat(tom.page().getByText("Nothing is archived")).isVisible();
  }

  @Test
  void ticked_rows_come_first(People people) {
    var tom = at(people, "/message-center");
    tom.press("j");
    tom.press("x");
    tom.press("j");
    tom.press("x");
    assertThat(tom.page().locator("[data-announce]")).hasText("2 selected");
    tom.press("u");
    assertThat(tom.page().locator(".thread.new")).hasCount(2);
    assertThat(tom.link("Message center, 2 new")).isVisible();
  }

  @Test
  void the_slash_leads_to_the_search_and_the_question_mark_to_the_sheet(People people) {
    var tom = at(people, "/message-center");
    tom.press("/");
    assertThat(tom.page().getByLabel("Search messages")).isFocused();
    tom.page().keyboard().type("e?");
    assertThat(tom.page().getByLabel("Search messages")).hasValue("e?");
    tom.link("Inbox").focus();
    tom.press("?");
    var sheet = tom.page().getByRole(AriaRole.DIALOG);
    assertThat(sheet).hasAccessibleName("Keyboard shortcuts");
    tom.press("e");
    tom.press("Escape");
    assertThat(sheet).isHidden();
    assertThat(tom.page().locator(".thread")).hasCount(3);
  }

  @Test
  void held_keys_do_nothing_of_ours(People people) {
    var tom = at(people, "/message-center");
    tom.press("j");
    tom.press("Control+e");
    tom.press("Alt+u");
    tom.press("x");
    assertThat(tom.page().locator("[data-announce]")).hasText("1 selected");
    assertThat(tom.page().locator(".thread")).hasCount(3);
    assertThat(tom.page().locator(".thread.new")).hasCount(0);
  }

  @Test
  void a_key_that_is_held_down_does_it_once(People people) {
    var tom = at(people, "/message-center");
    tom.press("j");
    tom.page().keyboard().down("e");
    assertThat(tom.page().locator(".thread")).hasCount(2);
    assertThat(tom.link(Pattern.compile("Lena Fischer"))).isFocused();
    tom.page().keyboard().down("e");
    tom.page().keyboard().up("e");
    tom.open("/message-center");
    assertThat(tom.page().locator(".thread")).hasCount(2);
  }

  @Test
  void the_switch_turns_them_off_on_every_device(People people) {
    var tom = at(people, "/message-center");
    tom.button("Keyboard shortcuts").click();
    tom.page()
        .waitForResponse(
            answer -> answer.url().endsWith("/preferences/keyboard-shortcuts"),
            () -> tom.box("Use keyboard shortcuts").uncheck());
    tom.button("Close").click();
    tom.link("Inbox").focus();
    tom.press("j");
    assertThat(tom.link("Inbox")).isFocused();

    var atHome = at(people, "/message-center");
    atHome.press("j");
    atHome.press("?");
    assertThat(atHome.page().locator(".thread:focus-within")).hasCount(0);
    assertThat(atHome.page().getByRole(AriaRole.DIALOG)).isHidden();
    atHome.page().getByLabel("Your menu").click();
    assertThat(atHome.page().locator(".menu [name=keyboard-shortcuts]")).not().isChecked();
    atHome.page().locator(".menu [name=keyboard-shortcuts]").check();
    atHome.link("Inbox").focus();
    atHome.press("j");
    assertThat(atHome.page().locator(".thread:focus-within")).hasCount(1);
  }

  private Person at(People people, String path) {
    var tom = people.signedIn(company.tom);
    tom.open(path);
    return tom;
  }
}
