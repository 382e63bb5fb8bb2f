package earshot.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Response;
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
      tom.openPanel(company.jamalAsBarista);
      check(tom, null);
      check(tom, "/conversations/" + company.jamalAsBarista);
      check(tom, "/conversations/" + company.jamalAsCook);
      check(tom, "/message-center");
      check(tom, "/message-center/" + company.jamalAsBarista);
      check(tom, "/quarantine");
      check(tom, "/quarantine/" + mail);
      check(tom, "/no-such-page");
      check(tom, "/demo/mail?to=" + company.address("jamal"));
      check(tom, "/demo/phone?number=%2B14155550101");
      check(tom, "/m/unknown");
      check(tom, link);
    }
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
