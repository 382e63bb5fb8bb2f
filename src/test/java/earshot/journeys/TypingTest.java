package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsEmptyOptions;
import earshot.SmallCompany;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class TypingTest {

  private static final double UNTIL_FORGOTTEN = 12_000;

  @Autowired private SmallCompany company;

  @Test
  void while_a_colleague_types_in_the_same_conversation_it_says_so(People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    var maria = people.signedIn(company.maria);
    maria.open("/message-center/" + company.jamalAsBarista);
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);

    type(tom, "Could you");
    assertThat(line(maria)).hasText("Tom is typing …");
    assertThat(line(tom)).isEmpty();
    assertThat(line(maria)).isEmpty(new IsEmptyOptions().setTimeout(UNTIL_FORGOTTEN));
    type(maria, "Could you also");
    assertThat(line(tom)).hasText("Maria is typing …");
    maria.button("Send").click();
    assertThat(tom.log()).containsText("Could you also");
    assertThat(line(tom)).isEmpty();
  }

  @Test
  void the_applicant_and_other_conversations_hear_nothing_of_it(People people) {
    company.write(company.tom, company.lenaAsBarista, "Hello Lena");
    company.write(company.tom, company.jamalAsBarista, "Hello Jamal");
    var lena = people.phone();
    lena.open(company.linkTo(company.lenaAsBarista));
    var maria = people.signedIn(company.maria);
    maria.open("/conversations/" + company.lenaAsBarista);
    var elsewhere = maria.anotherTab("/conversations/" + company.jamalAsBarista);
    var tom = people.signedIn(company.tom);
    tom.open("/conversations/" + company.lenaAsBarista);

    type(tom, "Could you");

    assertThat(line(maria)).hasText("Tom is typing …");
    assertThat(elsewhere.locator(".typing")).isEmpty();
    assertThat(lena.page().locator("main")).not().containsText("typing");
  }

  private static void type(Person person, String text) {
    person.page().getByLabel("Your message").fill(text);
  }

  private static Locator line(Person person) {
    return person.page().locator(".typing");
  }
}
