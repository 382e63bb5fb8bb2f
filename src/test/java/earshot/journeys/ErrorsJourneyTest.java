package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import earshot.TestClock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class ErrorsJourneyTest {

  @Autowired private SmallCompany company;
  @Autowired private TestClock clock;

  @Test
  void a_wrong_password_gets_one_clear_sentence_and_keeps_the_address(People people) {
    var somebody = people.at(1280, 800);
    somebody.expectTrouble();
    somebody.open("/sign-in");
    somebody.page().getByLabel("Email").fill(company.tom.email());
    somebody.page().getByLabel("Password").fill("wrong");
    somebody.button("Sign in").click();
    assertThat(somebody.page().getByRole(AriaRole.ALERT))
        .containsText("That email and password do not match. Try again.");
    assertThat(somebody.page().getByLabel("Email")).hasValue(company.tom.email());
  }

  @Test
  void signing_in_leads_back_to_the_page_one_wanted_and_signing_out_ends_it(People people) {
    var tom = people.at(1280, 800);
    tom.open("/message-center");
    tom.page().getByLabel("Email").fill(company.tom.email());
    tom.page().getByLabel("Password").fill(SmallCompany.PASSWORD);
    tom.button("Sign in").click();
    assertThat(tom.page()).hasURL(Pattern.compile("/message-center"));
    tom.page().getByLabel("Your menu, Tom Becker").click();
    tom.expectTrouble(); // what the page was just asking for is answered by 401
    tom.button("Sign out").click();
    assertThat(tom.page().getByText("You are signed out.")).isVisible();
    tom.open("/message-center");
    assertThat(tom.page()).hasURL(Pattern.compile("/sign-in"));
  }

  @Test
  void a_missing_page_says_what_to_do(People people) {
    var tom = people.staff(company.tom);
    tom.expectTrouble();
    tom.open("/no-such-page");
    assertThat(tom.page().getByText("Nothing here")).isVisible();
    tom.link("Go to applications").click();
    assertThat(tom.page()).hasURL(Pattern.compile("/applications"));
  }

  @Test
  void a_session_that_ended_elsewhere_keeps_what_was_typed(People people) {
    var tom = people.staff(company.tom);
    tom.openPanel(company.jamalAsBarista);
    tom.page().getByLabel("Your message").fill("Half a thought");
    tom.expectTrouble();
    tom.context().clearCookies();
    tom.button("Send").click();
    assertThat(tom.page().getByText("You are signed out; what you typed is kept.")).isVisible();
    assertThat(tom.log()).containsText("Half a thought");
    assertThat(tom.button("Retry")).isVisible();
  }

  @Test
  void an_expired_link_offers_a_fresh_one_to_the_address_on_file(People people) {
    var tom = people.staff(company.tom);
    tom.message(company.jamalAsBarista, "Hello Jamal");
    assertThat(tom.log()).containsText("Email sent");
    var link = people.linkInMail(company.address("jamal"));
    tom.expectTrouble(); // his session ends as well
    clock.advance(Duration.ofDays(31));
    var jamal = people.phone();
    jamal.expectTrouble();
    jamal.open(link);
    assertThat(jamal.page().getByText("This link has expired")).isVisible();
    jamal.button("Send me a new link").click();
    assertThat(jamal.page().getByText("A new link is on its way").first()).isVisible();
  }

  @Test
  void an_applicants_page_without_its_link_says_where_the_link_is(People people) {
    var somebody = people.phone();
    somebody.expectTrouble();
    somebody.open("/my/abcdefghijkl");
    assertThat(somebody.page().getByText("Open your link again")).isVisible();
  }
}
