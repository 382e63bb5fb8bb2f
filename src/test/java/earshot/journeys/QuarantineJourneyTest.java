package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class QuarantineJourneyTest {

  @Autowired private SmallCompany company;

  @Test
  void a_mail_from_another_address_is_accepted(People people) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "Hello Jamal");
    company.quarantine(company.jamalAsBarista, "sister@mail.example", "Tuesday is fine");

    tom.open("/conversations/" + company.jamalAsBarista);
    tom.link("1 mail waits for a decision").click();
    assertThat(tom.page().getByRole(AriaRole.MAIN)).containsText("sister@mail.example");
    tom.link("Hello").click();
    assertThat(tom.page().getByRole(AriaRole.MAIN)).containsText("Tuesday is fine");
    tom.button("Accept").click();

    assertThat(tom.log()).containsText("Tuesday is fine");
    assertThat(tom.link(Pattern.compile("for a decision"))).hasCount(0);
  }

  @Test
  void the_menu_counts_what_waits_and_discarding_empties_it(People people) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "Hello Jamal");
    company.quarantine(company.jamalAsBarista, "shop@mail.example", "Buy!");

    tom.page().getByLabel("Your menu").click();
    tom.link(Pattern.compile("Mail to decide on\\s*1")).click();
    tom.link("Hello").click();
    tom.button("Discard").click();

    assertThat(tom.page().getByText("The mail was discarded.")).isVisible();
    assertThat(tom.page().getByText("Nothing waits")).isVisible();
    assertThat(tom.page().getByText("Discarded by Tom Becker")).isVisible();
  }
}
