package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.company.User;
import java.time.Duration;
import java.util.Date;
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
    var tom = people.signedIn(company.tom);
    tom.expectTrouble();
    tom.open("/no-such-page");
    assertThat(tom.page().getByText("Nothing here")).isVisible();
    tom.link("Go to applications").click();
    assertThat(tom.page()).hasURL(Pattern.compile("/applications"));
  }

  @Test
  void a_session_that_ended_elsewhere_keeps_what_was_typed(People people) {
    var tom = signedOutWithHalfAThought(people);
    assertThat(tom.page().getByText("You are signed out; what you typed is kept.")).isVisible();
    assertThat(tom.button("Retry")).isVisible();
  }

  /// The stream finds out again every few seconds.
  @Test
  void that_one_is_signed_out_is_said_once_and_leaves_the_focus_at_its_link(People people) {
    var tom = signedOutWithHalfAThought(people);
    tom.link("Sign in").focus();
    tom.page().evaluate("() => document.dispatchEvent(new Event('live:signed-out'))");
    assertThat(tom.link("Sign in")).isFocused();
    tom.page().evaluate("() => document.dispatchEvent(new CustomEvent('earshot:trouble'))");
    assertThat(tom.link("Sign in")).isFocused();
  }

  @Test
  void after_signing_in_again_in_another_tab_the_open_page_goes_on(People people) {
    var tom = signedOutWithHalfAThought(people);
    signInAgain(tom, company.tom);
    tom.button("Retry").click();
    assertThat(tom.messages()).containsText("Half a thought");
    assertThat(banner(tom)).isEmpty();
    tom.button("Favorite").click();
    assertThat(tom.button("Favorite")).hasAttribute("aria-pressed", "true");
  }

  @Test
  void forms_that_stayed_open_are_taken_after_signing_in_again(People people) {
    var tom = withAHalfWrittenTemplate(people);
    var token = tom.page().locator("main [name=_csrf]").inputValue();
    tom.context().clearCookies();
    tom.page().evaluate("() => document.dispatchEvent(new Event('live:signed-out'))");
    signInAgain(tom, company.tom);
    tom.page().evaluate("() => document.dispatchEvent(new Event('live:connected'))");
    assertThat(tom.page().locator("main [name=_csrf]")).not().hasValue(token);
    tom.button("Save").click();
    assertThat(tom.page().getByText("Hello and welcome")).isVisible();
  }

  @Test
  void a_form_saved_while_signed_out_stays_and_goes_after_signing_in_again(People people) {
    var tom = withAHalfWrittenTemplate(people);
    tom.context().clearCookies();
    tom.page().evaluate("() => document.dispatchEvent(new Event('live:signed-out'))");
    tom.button("Save").click();
    assertThat(tom.link("Sign in")).isFocused();
    assertThat(tom.page().getByLabel("Text")).hasValue("Hello and welcome");
    signInAgain(tom, company.tom);
    tom.button("Save").click();
    assertThat(tom.page()).hasURL(Pattern.compile("/templates$"));
    assertThat(tom.page().getByText("Hello and welcome")).isVisible();
  }

  @Test
  void whoever_slept_through_signing_out_and_in_again_has_a_form_that_is_taken(People people) {
    var tom = withAHalfWrittenTemplate(people);
    var token = tom.page().locator("main [name=_csrf]").inputValue();
    tom.context().clearCookies();
    signInAgain(tom, company.tom);
    tom.page().clock().setFixedTime(Date.from(clock.instant().plus(Duration.ofDays(1))));
    tom.page().evaluate("() => document.dispatchEvent(new Event('live:connected'))");
    assertThat(tom.page().locator("main [name=_csrf]")).not().hasValue(token);
    tom.button("Save").click();
    assertThat(tom.page().getByText("Hello and welcome")).isVisible();
  }

  @Test
  void whoever_else_signs_in_meanwhile_sends_nothing_that_is_not_theirs(People people) {
    var tom = signedOutWithHalfAThought(people);
    signInAgain(tom, company.maria);
    tom.button("Retry").click();
    assertThat(banner(tom)).containsText("Somebody else has signed in here meanwhile");
    var trouble = "document.dispatchEvent(new CustomEvent('earshot:trouble'));";
    var then = tom.page().evaluate(trouble + "document.getElementById('connection').innerText");
    assertThat(then.toString()).contains("Somebody else has signed in here meanwhile");
    assertThat(tom.button("Retry")).isVisible();
    assertThat(tom.messages()).hasCount(0);
  }

  @Test
  void what_did_not_work_is_said_until_something_works_and_hides_no_lost_connection(People people) {
    var tom = people.signedIn(company.tom);
    tom.expectTrouble();
    tom.open("/applications/" + company.jamalAsBarista);
    var stage = "**/applications/" + company.jamalAsBarista + "/stage";
    tom.page().route(stage, route -> route.fulfill(new FulfillOptions().setStatus(500)));
    tom.button("Favorite").click();
    assertThat(banner(tom)).containsText("That did not work");
    tom.page().unroute(stage);
    tom.button("Favorite").click();
    assertThat(tom.button("Favorite")).hasAttribute("aria-pressed", "true");
    assertThat(banner(tom)).isEmpty();

    tom.context().setOffline(true);
    tom.button("Reviewed").click();
    assertThat(banner(tom)).containsText("No connection");
    assertThat(banner(tom)).containsText("Connection lost");
    tom.context().setOffline(false);
    assertThat(banner(tom)).containsText("Back online");
    assertThat(banner(tom)).isEmpty();
  }

  @Test
  void the_line_of_a_lost_connection_leaves_the_head_of_the_panel_in_reach(People people) {
    for (var width : new int[] {1280, 390}) {
      var tom = people.staff(company.tom, new NewContextOptions().setViewportSize(width, 800));
      tom.openPanel(company.jamalAsBarista);
      tom.expectTrouble();
      tom.context().setOffline(true);
      assertThat(banner(tom)).containsText("Connection lost");
      assertThat(banner(tom).getByText("Connection lost")).isInViewport();
      tom.button("Close").click();
      assertThat(tom.log()).isHidden();
    }
  }

  @Test
  void an_expired_link_offers_a_fresh_one_to_the_address_on_file(People people) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "Hello Jamal");
    assertThat(tom.log()).containsText("Email sent");
    var link = people.linkInMail(company.address("jamal"));
    tom.expectTrouble(); // his session ends as well
    clock.advance(Duration.ofDays(31));
    var jamal = people.phone();
    jamal.expectTrouble();
    jamal.open(link);
    assertThat(jamal.page().getByText("This link has expired")).isVisible();
    jamal.box("Yes, send it").check();
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

  private static Locator banner(Person person) {
    return person.page().locator("#connection");
  }

  private Person withAHalfWrittenTemplate(People people) {
    var tom = people.signedIn(company.tom);
    tom.expectTrouble();
    tom.open("/templates/new");
    tom.page().getByLabel("Name").fill("Welcome");
    tom.page().getByLabel("Text").fill("Hello and welcome");
    return tom;
  }

  private Person signedOutWithHalfAThought(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    tom.page().getByLabel("Your message").fill("Half a thought");
    tom.expectTrouble();
    tom.context().clearCookies();
    tom.button("Send").click();
    assertThat(tom.log()).containsText("Not sent");
    assertThat(tom.log()).containsText("Half a thought");
    return tom;
  }

  /// As the banner says, in another tab.
  private static void signInAgain(Person person, User user) {
    var tab = person.anotherTab("/sign-in");
    tab.getByLabel("Email").fill(user.email());
    tab.getByLabel("Password").fill(SmallCompany.PASSWORD);
    tab.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in").setExact(true))
        .click();
    tab.waitForURL("**/applications");
  }
}
