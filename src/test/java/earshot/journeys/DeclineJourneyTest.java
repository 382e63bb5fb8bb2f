package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class DeclineJourneyTest {

  private static final Pattern CLOSED =
      Pattern.compile("application (is|has been) closed|closed this application");

  @Autowired private SmallCompany company;
  private Person tom;

  @BeforeEach
  void tom_wrote_to_jamal(People people) {
    tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "Hello Jamal");
    assertThat(tom.log()).containsText("Email sent");
    assertThat(tom.log()).containsText("Text sent");
  }

  @Test
  void declining_shuts_the_applicants_page_and_keeps_the_late_words(People people) {
    var jamal = people.phone();
    jamal.open(people.linkInMail(company.address("jamal")));
    jamal.page().getByLabel("Your message").fill("I am late");
    tom.button("Decline").click();
    assertThat(tom.log().page().getByText(Pattern.compile("This application is declined\\. Undo")))
        .isVisible();
    jamal.expectTrouble();
    jamal.button("Send").click();
    assertThat(jamal.page().getByRole(AriaRole.ALERT)).containsText(CLOSED);
    assertThat(jamal.page().getByText("I am late").first()).isVisible();
    assertThat(tom.log()).containsText("I am late");
    assertThat(tom.log()).containsText("Not delivered");
  }

  @Test
  void the_applicants_page_stays_where_its_reader_is_whatever_becomes_of_the_stage(People people) {
    for (var n = 1; n <= 30; n++) company.write(company.tom, company.jamalAsBarista, "Line " + n);
    var jamal = people.phone();
    jamal.open(people.linkInMail(company.address("jamal")));
    jamal.page().evaluate("() => { window.sameAsBefore = true; scrollTo(0, 200); }");
    tom.button("Favorite").click();
    assertThat(tom.button("Favorite")).hasAttribute("aria-pressed", "true");
    tom.send("And since");
    assertThat(jamal.page().getByText("And since")).hasCount(1);
    assertThat(jamal.page().getByLabel("Your message")).hasCount(1);

    tom.button("Decline").click();
    assertThat(jamal.page().getByText(CLOSED).first()).isVisible();
    assertThat(jamal.page().getByLabel("Your message")).hasCount(0);
    assertThat(jamal.page().evaluate("window.sameAsBefore && scrollY")).isEqualTo(200);

    tom.button("Undo decline").click();
    assertThat(jamal.page().getByLabel("Your message")).hasCount(1);
    jamal.page().getByLabel("Your message").fill("I can answer again");
    jamal.button("Send").click();
    assertThat(tom.log()).containsText("I can answer again");
  }

  /// As where the decline falls between the page and its stream, or while there was no network.
  @Test
  void a_page_whose_stream_begins_late_learns_of_the_decline(People people) {
    var jamal = people.phone();
    var streams = new ArrayList<Route>();
    jamal.page().route("**/my/live?*", streams::add);
    jamal.open(people.linkInMail(company.address("jamal")));
    assertThat(jamal.page().getByLabel("Your message")).isVisible();
    jamal.page().waitForCondition(() -> !streams.isEmpty());

    tom.button("Decline").click();
    assertThat(tom.button("Undo decline")).isVisible();
    jamal.page().unroute("**/my/live?*");
    streams.forEach(Route::resume);

    assertThat(jamal.page().getByText(CLOSED).first()).isVisible();
    assertThat(jamal.page().getByLabel("Your message")).hasCount(0);
  }

  @Test
  void focus_stays_with_whoever_goes_by_keyboard(People people) {
    tom.open("/applications/" + company.jamalAsBarista);
    tom.button("Favorite").press("Enter");
    assertThat(tom.button("Favorite")).hasAttribute("aria-pressed", "true");
    assertThat(tom.button("Favorite")).isFocused();
    tom.button("Decline").press("Enter");
    assertThat(tom.button("Undo decline")).isFocused();
    tom.page().getByText("Add a reason").press("Enter");
    tom.button("Save reason").press("Enter");
    assertThat(tom.page().getByText("Add a reason")).isFocused();
    tom.button("Undo decline").press("Enter");
    assertThat(tom.button("Decline")).isFocused();
  }

  @Test
  void last_words_that_are_refused_stay_and_say_why(People people) {
    tom.expectTrouble();
    var words = lastWords("Hi {{nobody}}");
    tom.button("Decline Jamal").click();
    assertThat(tom.page().locator("#connection")).containsText("{{nobody}} is not a field.");
    assertThat(words).hasValue("Hi {{nobody}}");
  }

  @Test
  void last_words_half_typed_stay_whatever_becomes_of_the_stage(People people) {
    var words = lastWords("Thank you for");
    tom.button("Interview").click();
    assertThat(tom.button("Interview")).hasAttribute("aria-pressed", "true");
    assertThat(words).hasValue("Thank you for");
    words.fill("Thank you for coming");
    tom.button("Decline Jamal").click();
    assertThat(tom.button("Undo decline")).isVisible();
    assertThat(words).hasCount(0);
    assertThat(tom.link("reads the last message")).isVisible();
    tom.button("Undo decline").click();
    tom.page().getByText("Decline with a reason or last words").click();
    assertThat(words).hasValue("");
  }

  private Locator lastWords(String text) {
    tom.open("/applications/" + company.jamalAsBarista);
    tom.page().getByText("Decline with a reason or last words").click();
    var words = tom.page().getByLabel("Message to Jamal");
    words.fill(text);
    return words;
  }

  @Test
  void declining_shuts_email(People people) {
    tom.button("Decline").click();
    assertThat(tom.button("Undo decline")).isVisible();
    var jamal = people.at(1280, 800);
    jamal.open("/demo/mail?to=" + company.address("jamal"));
    jamal.page().getByLabel("Reply").fill("Late by mail");
    jamal.button("Send reply").click();
    assertThat(tom.log()).containsText("Late by mail");
    assertThat(tom.log()).containsText("Not delivered");
    assertThat(jamal.page().getByText(CLOSED).first()).isVisible();
  }

  @Test
  void declining_shuts_texts(People people) {
    tom.button("Decline").click();
    assertThat(tom.button("Undo decline")).isVisible();
    var jamal = people.phone();
    jamal.open("/demo/phone?number=" + company.jamalsPhone.substring(1));
    jamal.page().getByLabel("Reply").fill("Late by text");
    jamal.button("Send reply").click();
    assertThat(tom.log()).containsText("Late by text");
    assertThat(tom.log()).containsText("Not delivered");
    assertThat(jamal.page().getByText(CLOSED).first()).isVisible();
  }

  @Test
  void undoing_the_decline_opens_the_doors_again(People people) {
    tom.button("Decline").click();
    tom.button("Undo decline").click();
    assertThat(tom.button("Decline")).isVisible();
    tom.send("We meant to write on");
    assertThat(tom.messages()).hasCount(2);
    var jamal = people.phone();
    jamal.open(people.linkInMail(company.address("jamal")));
    jamal.page().getByLabel("Your message").fill("I can answer again");
    jamal.button("Send").click();
    assertThat(tom.log()).containsText("I can answer again");
  }
}
