package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import earshot.template.TemplateText;
import earshot.template.Templates;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class TemplatesJourneyTest {

  @Autowired private SmallCompany company;
  @Autowired private Templates templates;

  @Test
  void a_template_is_written_once_and_then_two_keys_away(People people) {
    var tom = people.staff(company.tom);
    tom.page().getByLabel("Your menu").click();
    tom.link("Templates").click();
    assertThat(tom.page().getByText("No templates yet")).isVisible();
    tom.link("Write the first one").click();
    tom.page().getByLabel("Name").fill("Invitation");
    text(tom).pressSequentially("Hello ");
    tom.button("Applicant's first name").click();
    text(tom).pressSequentially(", welcome!");
    assertThat(text(tom)).hasValue("Hello {{applicant.first_name}}, welcome!");
    tom.button("Save").click();
    assertThat(tom.page().getByRole(AriaRole.LISTITEM)).containsText("Invitation");

    tom.openPanel(company.lenaAsBarista);
    message(tom).press("/");
    assertThat(options(tom)).hasCount(1);
    tom.press("Enter");
    assertThat(message(tom)).hasValue("Hello Lena, welcome!");
    assertThat(message(tom)).isFocused();
  }

  @Test
  void the_list_is_searched_walked_and_left_by_keys(People people) {
    add("Invitation", "Come and see us, {{applicant.first_name}}");
    add("Opening hours", "We open at 7");
    add("Thanks", "Thank you for coming");
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.lenaAsBarista);

    message(tom).press("/");
    assertThat(marked(tom)).containsText("Invitation");
    tom.press("ArrowDown");
    assertThat(marked(tom)).containsText("Opening hours");
    tom.press("ArrowUp");
    tom.press("ArrowUp");
    assertThat(marked(tom)).containsText("Thanks");
    tom.press("Escape");
    assertThat(options(tom)).hasCount(0);
    assertThat(tom.log()).isVisible();
    assertThat(message(tom)).isFocused();

    tom.button("Templates").click();
    find(tom).pressSequentially("open 7");
    assertThat(options(tom)).hasCount(1);
    options(tom).click();
    assertThat(message(tom)).hasValue("We open at 7");

    message(tom).press("/");
    assertThat(message(tom)).hasValue("We open at 7/");
  }

  @Test
  void a_second_slash_is_a_slash_and_an_empty_search_says_so(People people) {
    add("Invitation", "Come and see us");
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.lenaAsBarista);
    message(tom).press("/");
    find(tom).fill("nothing like it");
    assertThat(tom.page().getByText("No template matches.")).isVisible();
    assertThat(tom.link("Manage templates")).hasAttribute("href", "/templates");
    find(tom).fill("");
    tom.press("/");
    assertThat(message(tom)).hasValue("/");
  }

  @Test
  void a_field_that_does_not_exist_is_named_and_nothing_typed_is_lost(People people) {
    var tom = people.signedIn(company.tom);
    tom.expectTrouble(); // Chromium reports the answer 422 in its console
    tom.open("/templates/new");
    tom.page().getByLabel("Name").fill("Invitation");
    text(tom).fill("Hello {{applicant.name}}");
    tom.button("Save").click();
    assertThat(tom.page().getByRole(AriaRole.ALERT)).containsText("{{applicant.name}}");
    assertThat(text(tom)).hasValue("Hello {{applicant.name}}");
    assertThat(tom.page().getByLabel("Name")).hasValue("Invitation");
  }

  @Test
  void a_template_is_deleted_only_after_a_question(People people) {
    add("Invitation", "Come and see us");
    var tom = people.signedIn(company.tom);
    tom.open("/templates");
    assertThat(tom.button("Delete for good")).not().isVisible();
    tom.page().getByText(Pattern.compile("^Delete")).first().click();
    assertThat(tom.page().getByText("Delete “Invitation”?")).isVisible();
    tom.button("Delete for good").click();
    assertThat(tom.page().getByText("No templates yet")).isVisible();
  }

  private void add(String name, String body) {
    company.run(() -> templates.add(company.tom, false, new TemplateText(name, body)));
  }

  private static Locator text(Person person) {
    return person.page().locator("#body");
  }

  private static Locator message(Person person) {
    return person.page().getByLabel("Your message");
  }

  private static Locator find(Person person) {
    return person.page().locator("[role=combobox]");
  }

  private static Locator options(Person person) {
    return person.page().getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION);
  }

  private static Locator marked(Person person) {
    return person
        .page()
        .getByRole(AriaRole.LISTBOX)
        .getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setSelected(true));
  }
}
