package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Maria looks after who works with her, by mail and by keyboard.
@Journey
class PeopleJourneyTest {

  private static final String PASSWORD = "violet anchor tuesday";

  @Autowired private SmallCompany company;

  @Test
  void somebody_is_invited_by_mail_joins_and_sees_the_location_granted(People people) {
    var maria = people.staff(company.maria);
    maria.page().getByLabel("Your menu").click();
    maria.link("Settings").click();
    maria.link("Invite").click();
    maria.page().getByLabel("Email").fill(company.address("nora"));
    maria
        .page()
        .getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("Pier 4"))
        .getByLabel("Review applications")
        .check();
    maria.button("Invite").click();
    assertThat(maria.page().getByRole(AriaRole.STATUS).getByText("on its way")).isVisible();

    var nora = people.phone();
    nora.open(people.linkInMail(company.address("nora")));
    nora.page().getByLabel("Your name").fill("Nora Stone");
    nora.page().getByLabel("Choose a password").fill(PASSWORD);
    pressTwice(nora);
    assertThat(nora.page().getByText("Lena Fischer").first()).isVisible();
    assertThat(nora.page().getByText("Omar Haddad")).hasCount(0);

    maria.open("/settings/people");
    assertThat(maria.page().getByRole(AriaRole.LISTITEM).filter(named("Nora Stone")))
        .containsText("Pier 4");
  }

  @Test
  void who_is_disabled_hears_nothing_more_on_an_open_page(People people) {
    var tom = people.staff(company.tom);
    tom.expectTrouble();
    var maria = people.signedIn(company.maria);
    maria.open("/settings/people/" + company.tom.id());
    maria.page().getByText("Disable", new GetByTextOptions().setExact(true)).click();
    maria.button("Disable now").click();
    maria.page().waitForURL(Pattern.compile(".*done=disabled"));

    assertThat(tom.page().getByText("You are signed out")).isVisible();
  }

  @Test
  void a_forgotten_password_is_replaced_by_the_keyboard_alone(People people) {
    var tom = people.at(320, 700);
    tom.open("/sign-in");
    tom.link("Forgot your password?").focus();
    tom.press("Enter");
    tom.page().waitForURL("**/forgot-password");
    tom.page().keyboard().type(company.tom.email());
    tom.press("Enter");
    assertThat(tom.page().getByText("Look into your mailbox")).isVisible();

    tom.open(people.linkInMail(company.tom.email()));
    tom.page().getByLabel("New password").focus();
    tom.page().keyboard().type(PASSWORD);
    tom.press("Enter");
    tom.page().waitForURL("**/applications");

    people.signIn(people.phone(), company.tom.email(), PASSWORD);
  }

  /// Enter, and once more while the answer is on its way.
  private static void pressTwice(Person person) {
    var sent = new AtomicInteger();
    person
        .page()
        .onRequest(request -> {
          if (request.method().equals("POST")) sent.incrementAndGet();
        });
    var held = person.holdTheFirst(person.page().url());
    person.press("Enter");
    person.page().waitForCondition(() -> !held.isEmpty());
    person.press("Enter");
    held.element().resume();
    person.page().waitForURL("**/applications");
    assertThat(sent.get()).isEqualTo(1);
  }

  private static FilterOptions named(String text) {
    return new FilterOptions().setHasText(text);
  }
}
