package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForURLOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.KeyboardModifier;
import com.microsoft.playwright.options.WaitUntilState;
import earshot.SmallCompany;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// "You can use Mark as Unread and Mark as Read to manage your messages, just like you do in your
/// email inbox."
@Journey
class MarkTest {

  private static final Pattern NEW = Pattern.compile("\\bnew\\b");

  @Autowired private SmallCompany company;

  @Test
  void read_and_unread_show_in_every_tab_and_in_every_counter(People people) {
    company.write(company.tom, company.lenaAsBarista, "To Lena");
    company.answer(company.lena, company.lenaAsBarista, "From Lena");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    var other = tom.anotherTab("/message-center/unanswered");
    var third = tom.anotherTab("/applications");

    tom.box("Select Lena Fischer").check();
    tom.button("Mark as Read").click();
    assertThat(row(tom.page())).not().hasClass(NEW);
    assertThat(row(other)).not().hasClass(NEW);
    assertThat(third.locator("#counter .badge")).hasCount(0);

    tom.box("Select Lena Fischer").check();
    tom.button("Mark as Unread").click();
    assertThat(row(tom.page())).hasClass(NEW);
    assertThat(row(other)).hasClass(NEW);
    for (var page : List.of(tom.page(), other, third))
      assertThat(page.locator("#counter .badge")).hasText("1");
  }

  @Test
  void what_is_ticked_stays_so_when_an_answer_comes_in_its_row(People people) {
    company.write(company.tom, company.lenaAsBarista, "To Lena");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    tom.box("Select Lena Fischer").check();

    company.answer(company.lena, company.lenaAsBarista, "From Lena");

    assertThat(row(tom.page())).hasClass(NEW);
    assertThat(tom.box("Select Lena Fischer")).isChecked();
  }

  @Test
  void what_is_marked_unread_stays_so_while_it_is_open_until_it_is_opened_again(People people) {
    company.write(company.tom, company.lenaAsBarista, "To Lena");
    company.write(company.tom, company.jamalAsBarista, "To Jamal");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center/" + company.lenaAsBarista);
    tom.box("Select Lena Fischer").check();
    tom.button("Mark as Unread").click();
    var lena = tom.page().locator(".thread").filter(new Locator.FilterOptions().setHasText("Lena"));
    assertThat(lena).hasClass(NEW);

    tom.link(Pattern.compile("Jamal Carter")).first().click();
    assertThat(tom.log()).containsText("To Jamal");
    assertThat(lena).hasClass(NEW);
    lena.getByRole(com.microsoft.playwright.options.AriaRole.LINK).click();
    assertThat(tom.log()).containsText("To Lena");
    assertThat(lena).not().hasClass(NEW);
  }

  @Test
  void opening_a_colleagues_conversation_reads_it_for_oneself_alone(People people) {
    company.write(company.tom, company.lenaAsBarista, "To Lena");
    company.answer(company.lena, company.lenaAsBarista, "From Lena");
    var maria = people.signedIn(company.maria);
    maria.open("/message-center");
    assertThat(maria.page().getByText("No messages yet")).isVisible();
    maria.link("My locations").click();
    assertThat(row(maria.page())).hasClass(NEW);
    maria.link(Pattern.compile("Lena Fischer")).first().click();
    assertThat(row(maria.page())).not().hasClass(NEW);
    maria.link("Mine").click();
    assertThat(maria.page().getByText("No messages yet")).isVisible();

    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    assertThat(row(tom.page())).hasClass(NEW);
  }

  @Test
  void shift_ticks_everything_between(People people) {
    for (var n = 1; n <= 6; n++)
      company.write(company.tom, company.applicationOf("No.", "" + n, company.barista), "Hello");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    tom.box("Select No. 5").click();
    tom.box("Select No. 2")
        .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));

    assertThat(tom.page().locator("[data-announce]")).hasText("4 selected");
    for (var n : List.of(2, 3, 4, 5)) assertThat(tom.box("Select No. " + n)).isChecked();
    for (var n : List.of(1, 6)) assertThat(tom.box("Select No. " + n)).not().isChecked();
  }

  @Test
  void back_and_forward_lead_through_views_and_conversations(People people) {
    company.write(company.tom, company.lenaAsBarista, "To Lena");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    tom.link(Pattern.compile("Lena Fischer")).first().click();
    assertThat(tom.log()).containsText("To Lena");
    tom.link("Unanswered").click();
    assertThat(tom.page().getByText("Nothing is waiting for an answer")).isVisible();
    tom.page().goBack();
    assertThat(tom.log()).containsText("To Lena");
    tom.page().goBack();
    assertThat(tom.page().getByText("Nothing open")).isVisible();
    tom.page().goForward();
    assertThat(tom.log()).containsText("To Lena");
    tom.page().reload();
    assertThat(tom.log()).containsText("To Lena");
  }

  @Test
  void forward_pressed_while_the_page_still_loads_leads_there_all_the_same(People people) {
    company.write(company.tom, company.lenaAsBarista, "To Lena");
    var tom = people.signedIn(company.tom);
    tom.expectTrouble();
    tom.open("/message-center");
    tom.link(Pattern.compile("Lena Fischer")).first().click();
    assertThat(tom.log()).containsText("To Lena");
    // A page that loads slowly: of the scripts that would listen none has come yet.
    var held = new ArrayList<Route>();
    tom.page().route("**/*.js", held::add);
    tom.page().evaluate("history.back()");
    tom.page().waitForCondition(() -> !held.isEmpty());
    assertThat(tom.page().getByText("Nothing open")).isVisible();
    tom.page().evaluate("history.forward()");
    tom.page()
        .waitForURL("**/message-center/" + company.lenaAsBarista, until(WaitUntilState.COMMIT));
    tom.page().unroute("**/*.js");
    held.forEach(Route::resume);
    assertThat(tom.log()).containsText("To Lena");
  }

  private static WaitForURLOptions until(WaitUntilState state) {
    return new WaitForURLOptions().setWaitUntil(state);
  }

  @Test
  void filters_by_job_and_location_are_part_of_the_address(People people) {
    company.write(company.maria, company.lenaAsBarista, "To Lena");
    company.write(company.maria, company.omarAsHost, "To Omar");
    var maria = people.signedIn(company.maria);
    maria.open("/message-center");
    maria.page().getByLabel("Location").selectOption("Airport");
    assertThat(maria.page().locator(".thread")).hasCount(1);
    assertThat(row(maria.page())).containsText("Omar Haddad");
    maria.page().reload();
    assertThat(row(maria.page())).containsText("Omar Haddad");
    assertThat(maria.page().locator(".thread")).hasCount(1);
    company.write(company.maria, company.jamalAsCook, "To Jamal");
    company.answer(company.omar, company.omarAsHost, "From Omar");
    assertThat(row(maria.page())).containsText("From Omar");
    assertThat(maria.page().locator(".thread")).hasCount(1);
  }

  /// Whatever happens in whichever order: two open tabs show what a fresh load shows.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void two_tabs_under_random_use_show_what_a_fresh_load_shows(long seed, People people) {
    company.write(company.tom, company.lenaAsBarista, "To Lena");
    company.write(company.tom, company.jamalAsBarista, "To Jamal");
    var random = new Random(seed);
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    var tabs = List.of(tom.page(), tom.anotherTab("/message-center/archived"));
    for (var step = 0; step < 30; step++) act(tabs.get(random.nextInt(2)), random);
    var fresh = tom.anotherTab("/applications");
    for (var tab : tabs) {
      fresh.navigate(tab.url());
      assertThat(tab.locator(".thread .top a")).hasText(texts(fresh, ".thread .top a"));
      assertThat(tab.locator(".thread.new .top a")).hasText(texts(fresh, ".thread.new .top a"));
      assertThat(tab.locator("#counter .badge")).hasText(texts(fresh, "#counter .badge"));
    }
  }

  private void act(Page tab, Random random) {
    switch (random.nextInt(4)) {
      case 0 -> company.answer(company.lena, company.lenaAsBarista, "From Lena");
      case 1 -> company.write(company.tom, company.jamalAsBarista, "To Jamal again");
      default -> mark(tab, random);
    }
  }

  private static void mark(Page tab, Random random) {
    var buttons = tab.locator("#marks button");
    var button = buttons.nth(random.nextInt(buttons.count()));
    tab.evaluate(
        """
        index => { const boxes = document.querySelectorAll(".thread .check input");
          const box = boxes[index % boxes.length]; if (box && !box.checked) box.click(); }
        """,
        random.nextInt(2));
    if (button.isVisible()) button.evaluate("button => button.click()");
  }

  private static String[] texts(Page page, String selector) {
    return page.locator(selector).allTextContents().toArray(String[]::new);
  }

  private static Locator row(Page page) {
    return page.locator(".thread").first();
  }
}
