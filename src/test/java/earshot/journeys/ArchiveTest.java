package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// "If you want to tidy up your inbox, you can hide messages you don't need anymore in the
/// archive."
@Journey
class ArchiveTest {

  @Autowired private SmallCompany company;

  @BeforeEach
  void two_conversations() {
    company.write(company.tom, company.jamalAsBarista, "To Jamal");
    company.write(company.tom, company.lenaAsBarista, "To Lena");
  }

  @Test
  void select_one_or_multiple_conversations_by_the_check_boxes_to_the_right(People people) {
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    var row = tom.page().locator(".thread").first();
    var box = tom.box("Select Lena Fischer");
    org.assertj.core.api.Assertions.assertThat(box.boundingBox().x)
        .isGreaterThan(row.locator(".preview").boundingBox().x);
    assertThat(tom.button("Archive")).isHidden();
    assertThat(tom.button("Mark as Read")).isHidden();

    box.check();

    for (var name : new String[] {"Mark as Unread", "Mark as Read", "Archive"})
      assertThat(tom.button(name)).isVisible();
    assertThat(tom.page().locator("[data-announce]")).hasText("1 selected");
    tom.box("Select all on this page").check();
    assertThat(tom.page().locator("[data-announce]")).hasText("2 selected");
    assertThat(tom.box("Select Jamal Carter")).isChecked();
    tom.box("Select all on this page").uncheck();
    assertThat(tom.button("Archive")).isHidden();
  }

  /// Or the second click of somebody who ticks two would meet another row.
  @Test
  void ticking_leaves_the_rows_where_they_are(People people) {
    var first = people.signedIn(company.tom);
    first.open("/message-center");
    first.box("Select Lena Fischer").check();
    first.button("Archive").click();
    assertThat(rows(first.page())).hasCount(1);
    for (var width : new int[] {320, 390, 1280}) {
      var tom = people.staff(company.tom, new NewContextOptions().setViewportSize(width, 800));
      for (var path : new String[] {"/message-center", "/message-center/archived"}) {
        tom.open(path);
        var row = rows(tom.page()).first();
        var before = row.boundingBox().y;
        row.getByRole(AriaRole.CHECKBOX).check();
        assertThat(tom.button("Mark as Read")).isVisible();
        org.assertj.core.api.Assertions.assertThat(row.boundingBox().y).isEqualTo(before);
        for (var button : tom.page().locator("#marks button").all())
          org.assertj.core.api.Assertions.assertThat(
                  button.boundingBox().y + button.boundingBox().height)
              .isLessThanOrEqualTo(before);
        row.getByRole(AriaRole.CHECKBOX).uncheck();
      }
    }
  }

  @Test
  void the_messages_will_be_moved_into_the_archived_section(People people) {
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    tom.box("Select Lena Fischer").check();
    tom.button("Archive").click();

    assertThat(status(tom, "1 conversation archived. Only you archived it.")).isVisible();
    assertThat(rows(tom.page())).hasCount(1);
    assertThat(tom.button("Archive")).isHidden();
    tom.link("Archived").click();
    assertThat(rows(tom.page())).hasText(Pattern.compile("Lena Fischer"));
  }

  @Test
  void you_can_un_archive_messages_by_completing_this_same_process(People people) {
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    tom.box("Select all on this page").check();
    tom.button("Archive").click();
    assertThat(tom.page().getByText("Your inbox is clear")).isVisible();
    tom.link("Archived").click();
    assertThat(rows(tom.page())).hasCount(2);
    tom.box("Select Lena Fischer").check();
    assertThat(tom.button("Archive")).hasCount(0);
    tom.button("Move to Inbox").click();

    assertThat(status(tom, "1 conversation moved to the inbox.")).isVisible();
    assertThat(rows(tom.page())).hasCount(1);
    tom.link("Inbox").click();
    assertThat(rows(tom.page())).hasText(Pattern.compile("Lena Fischer"));
  }

  @Test
  void undo_brings_everything_back_by_the_keyboard(People people) {
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    tom.box("Select all on this page").check();
    tom.button("Archive").click();
    tom.button("Undo").focus();
    tom.press("Enter");

    assertThat(status(tom, "Undone. 2 conversations as before.")).isVisible();
    assertThat(rows(tom.page())).hasCount(2);
  }

  @Test
  void pressed_twice_it_is_archived_once_and_undone_once(People people) {
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    tom.box("Select Lena Fischer").check();
    var held = tom.holdTheFirst("**/message-center/marks");
    tom.button("Archive").dblclick();
    tom.page().waitForCondition(() -> !held.isEmpty());
    held.element().resume();
    assertThat(rows(tom.page())).hasCount(1);

    var undoing = tom.holdTheFirst("**/message-center/marks/undone");
    tom.button("Undo").dblclick();
    tom.page().waitForCondition(() -> !undoing.isEmpty());
    tom.page().waitForResponse("**/undone", () -> undoing.element().resume());
    assertThat(rows(tom.page())).hasCount(2);
    tom.page().evaluate("new Promise(done => setTimeout(done))");
    assertThat(status(tom, "Undone. 1 conversation as before.")).isVisible();
  }

  @Test
  void an_answer_brings_an_archived_conversation_back_as_new_while_one_looks_on(People people) {
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    tom.box("Select Lena Fischer").check();
    tom.button("Archive").click();
    assertThat(rows(tom.page())).hasCount(1);

    company.answer(company.lena, company.lenaAsBarista, "From Lena");

    assertThat(rows(tom.page())).hasCount(2);
    assertThat(rows(tom.page()).first()).hasClass(Pattern.compile("\\bnew\\b"));
    assertThat(tom.link("Message center, 1 new")).isVisible();
  }

  @Test
  void every_tab_agrees_and_ticks_of_other_rows_stay(People people) {
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    var other = tom.anotherTab("/message-center");
    var archive = tom.anotherTab("/message-center/archived");
    other.getByLabel("Select Jamal Carter").check();

    tom.box("Select Lena Fischer").check();
    tom.button("Archive").click();

    assertThat(rows(other)).hasCount(1);
    assertThat(rows(archive)).hasCount(1);
    assertThat(other.getByLabel("Select Jamal Carter")).isChecked();
    assertThat(other.locator("[data-ticked]")).hasText("1 selected");
  }

  @Test
  void a_colleague_keeps_what_one_archives(People people) {
    company.write(company.maria, company.lenaAsBarista, "From Maria");
    var tom = people.staff(company.tom);
    var maria = people.staff(company.maria);
    tom.open("/message-center");
    maria.open("/message-center");
    tom.box("Select Lena Fischer").check();
    tom.button("Archive").click();
    assertThat(rows(tom.page())).hasCount(1);

    company.answer(company.lena, company.lenaAsBarista, "From Lena");
    assertThat(rows(maria.page())).hasCount(1);
    assertThat(rows(maria.page()).first()).containsText("From Lena");
    assertThat(rows(tom.page())).hasCount(2);
  }

  @Test
  void the_window_is_filled_exactly_and_only_list_and_log_scroll(People people) {
    for (var n = 0; n < 30; n++) {
      company.write(company.tom, company.lenaAsBarista, "Message no. " + n);
      company.write(company.tom, company.applicationOf("No.", "" + n, company.barista), "Hello");
    }
    for (var size : new int[][] {{1280, 800}, {1280, 600}, {390, 800}}) {
      var tom =
          people.signIn(people.at(size[0], size[1]), company.tom.email(), SmallCompany.PASSWORD);
      tom.open("/message-center");
      tom.link(Pattern.compile("Lena Fischer")).click();
      tom.messages().last().waitFor();
      var page = tom.page();
      org.assertj.core.api.Assertions.assertThat(
              page.evaluate("document.documentElement.scrollHeight - innerHeight + scrollY"))
          .isEqualTo(0);
      assertThat(page.locator(".conversation-head")).isInViewport();
      assertThat(tom.button("Send")).isInViewport();
      org.assertj.core.api.Assertions.assertThat(
              page.locator(".topbar").boundingBox().y
                  + page.locator(".topbar").boundingBox().height)
          .isLessThanOrEqualTo(page.locator(".conversation-head").boundingBox().y);
    }
  }

  private static Locator status(Person person, String text) {
    return person
        .page()
        .getByRole(AriaRole.STATUS)
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  private static Locator rows(Page page) {
    return page.locator(".thread");
  }
}
