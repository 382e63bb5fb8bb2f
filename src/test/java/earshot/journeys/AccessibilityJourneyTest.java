package earshot.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import earshot.SmallCompany;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class AccessibilityJourneyTest {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  @Autowired private SmallCompany company;

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void no_page_violates_wcag(ColorScheme scheme, People people) {
    company.write(company.aisha, company.jamalAsCook, "Hello from the kitchen");
    people.staff(company.tom).message(company.jamalAsBarista, "Hello Jamal");
    var link = people.linkInMail(company.address("jamal"));
    var mail = company.quarantine(company.jamalAsBarista, "eve@mail.example", "Hello");
    for (var width : List.of(1280, 320)) {
      var tom =
          people.with(new NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
      tom.expectTrouble();
      check(tom, "/sign-in");
      people.signIn(tom, company.tom.email(), SmallCompany.PASSWORD);
      check(tom, "/applications");
      check(tom, "/applications?search=nobody");
      checkBulkMessage(tom);
      checkTemplates(tom);
      tom.openPanel(company.jamalAsBarista);
      check(tom, null);
      tom.page().getByRole(AriaRole.DIALOG).getByText("Previous applications (1)").click();
      check(tom, null);
      tom.button("Templates").click();
      tom.page().getByRole(AriaRole.OPTION).first().waitFor();
      check(tom, null);
      check(tom, "/applications/" + company.jamalAsCook);
      check(tom, "/conversations/" + company.jamalAsBarista);
      check(tom, "/conversations/" + company.jamalAsCook);
      check(tom, "/message-center");
      check(tom, "/message-center/" + company.jamalAsBarista);
      check(tom, "/message-center/search");
      check(tom, "/message-center/search?q=hello");
      check(tom, "/message-center/search?q=hello&at=1&open=" + company.jamalAsBarista);
      check(tom, "/message-center/unanswered");
      check(tom, "/message-center/archived?scope=locations");
      tom.open("/message-center");
      tom.box("Select Jamal Carter").check();
      check(tom, null);
      tom.button("Mark as Unread").click();
      var undo = tom.page().locator("#toasts").getByText("Undo");
      undo.waitFor();
      check(tom, null);
      undo.click();
      tom.button("Keyboard shortcuts").click();
      check(tom, null);
      check(tom, "/quarantine");
      check(tom, "/quarantine/" + mail);
      check(tom, "/no-such-page");
      check(tom, "/demo/mail?to=" + company.address("jamal"));
      check(tom, "/demo/phone?number=%2B14155550101");
      check(tom, "/m/unknown");
      check(tom, link);
    }
  }

  /// Lena has no phone, so that the panel has something to say before sending.
  private static void checkBulkMessage(Person tom) {
    check(tom, "/bulk-messages");
    tom.open("/applications");
    tom.page().getByLabel("Select Lena Fischer").check();
    check(tom, null);
    tom.button("Message").click();
    tom.page().getByLabel("Your message").fill("Hi {{applicant.name}}");
    tom.page().getByText("is not a field").waitFor();
    check(tom, null);
    tom.page().getByLabel("Your message").fill("Hi {{applicant.first_name}}");
    tom.page().locator("[data-preview]").getByText("Hi Lena").waitFor();
    tom.button("Send").click();
    tom.button("Undo").waitFor();
    check(tom, null);
    check(tom, "/bulk-messages");
    tom.link("Hi {{applicant.first_name}}").first().click();
    tom.page().waitForURL("**/bulk-messages/*");
    check(tom, null);
    tom.link("Everyone by name").click();
    tom.page().waitForURL("**/recipients*");
    check(tom, null);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void nor_does_the_page_of_the_channels(ColorScheme scheme, People people) {
    for (var width : List.of(1280, 320)) {
      var maria =
          people.with(new NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
      people.signIn(maria, company.maria.email(), SmallCompany.PASSWORD);
      check(maria, "/settings/channels");
      maria.button("Test now").click();
      maria.page().getByText("The test is over.").waitFor();
      check(maria, null);
    }
  }

  private static void checkTemplates(Person tom) {
    check(tom, "/settings/quiet-hours");
    check(tom, "/templates");
    tom.open("/templates/new");
    tom.page().getByLabel("Name").fill("Template " + System.nanoTime());
    tom.page().locator("#body").fill("Hi {{applicant.name}}");
    tom.button("Save").click();
    tom.page().getByText("is not a field").waitFor();
    check(tom, null);
    tom.page().locator("#body").fill("Hi {{applicant.first_name}}");
    tom.button("Save").click();
    tom.page().waitForURL("**/templates");
    check(tom, null);
  }

  @Test
  void the_applicants_page_weighs_under_100_kilobytes(People people) {
    var tom = people.staff(company.tom);
    tom.message(company.jamalAsBarista, "Hello Jamal");
    var jamal = people.phone();
    var link = people.linkInMail(company.address("jamal"));
    var answers = new ArrayList<Response>();
    jamal.page().onResponse(answers::add);
    jamal.open(link);
    var weight =
        List.copyOf(answers).stream()
            .filter(response -> response.status() == 200 && !response.url().endsWith("/live"))
            .mapToInt(response -> response.body().length)
            .sum();
    assertThat(weight).isBetween(1_000, 100_000);
  }

  private static void check(Person person, @org.jspecify.annotations.Nullable String path) {
    if (path != null) person.open(path);
    var found =
        new AxeBuilder(person.page()).setLegacyMode(true).withTags(RULES).analyze().getViolations();
    assertThat(found)
        .as(person.page().url())
        .map(rule -> rule.getId() + " " + rule.getNodes())
        .isEmpty();
    var overflow = person.page().evaluate("document.documentElement.scrollWidth - innerWidth");
    assertThat((Integer) overflow)
        .as("sideways overflow of " + person.page().url())
        .isNotPositive();
  }
}
