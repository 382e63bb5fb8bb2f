package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import earshot.SmallCompany;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class SearchTest {

  @Autowired private SmallCompany company;

  @Test
  void what_is_typed_is_found_while_it_is_typed_and_marked(People people) {
    company.write(company.tom, company.lenaAsBarista, "Can you start on Monday?");
    company.answer(company.lena, company.lenaAsBarista, "Monday <b>works</b> for me");
    company.write(company.tom, company.jamalAsBarista, "Hello Jamal");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center/search");
    assertThat(tom.page().getByText("Find a conversation")).isVisible();
    tom.page().getByLabel("Search messages").pressSequentially("mond");
    assertThat(hits(tom)).hasCount(2);
    assertThat(hits(tom).nth(0).locator("mark")).hasText("Monday");
    assertThat(hits(tom).nth(0)).containsText("Monday <b>works</b> for me");
    assertThat(tom.page()).hasURL(Pattern.compile("q=mond$"));
    tom.page().getByLabel("Search messages").fill("jonh");
    assertThat(tom.page().getByText("Nothing found")).isVisible();
    assertThat(tom.page().getByText("No conversation has “jonh”")).isVisible();
    assertThat(tom.link("Look in the applications list"))
        .hasAttribute("href", "/applications?search=jonh");
    tom.page().getByLabel("Search messages").fill("jmaal");
    assertThat(tom.page().getByText("Similar names")).isVisible();
    assertThat(hits(tom)).containsText("Jamal Carter");
  }

  @Test
  void a_hit_opens_its_conversation_at_the_message_however_old(People people) {
    company.write(company.tom, company.lenaAsBarista, "The password of the day is walrus");
    for (var n = 0; n < 70; n++) company.write(company.tom, company.lenaAsBarista, "Line " + n);
    var tom = people.signedIn(company.tom);
    tom.open("/message-center/search?q=walrus");
    tom.link("Lena Fischer").click();
    var message = tom.messages().filter(new FilterOptions().setHasText("walrus"));
    assertThat(message).isInViewport();
    assertThat(message).hasClass(Pattern.compile("\\bfound\\b"));
    assertThat(tom.link("Lena Fischer").first()).hasAttribute("aria-current", "true");
    assertThat(hits(tom)).hasCount(1);
    tom.page().reload();
    assertThat(message).isInViewport();
    tom.page().goBack();
    assertThat(tom.page().getByText("Nothing open")).isVisible();
    assertThat(hits(tom)).hasCount(1);
  }

  @Test
  void on_a_phone_hits_and_conversation_are_screens_of_their_own(People people) {
    company.write(company.tom, company.lenaAsBarista, "Bring an apron");
    var tom = people.signIn(people.phone(), company.tom.email(), SmallCompany.PASSWORD);
    tom.open("/message-center/search?q=apron");
    tom.link("Lena Fischer").click();
    assertThat(tom.log()).isVisible();
    assertThat(hits(tom).first()).isHidden();
    tom.link("Back to the list").click();
    assertThat(hits(tom)).hasCount(1);
    assertThat(hits(tom).first()).isVisible();
  }

  private static Locator hits(Person person) {
    return person.page().locator("#results .thread");
  }
}
