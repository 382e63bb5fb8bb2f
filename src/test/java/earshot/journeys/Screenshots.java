package earshot.journeys;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The pictures of the README, taken from the demo company. No test: `bin/screenshots` runs it.
@Journey
class Screenshots {

  private static final Path FOLDER = Path.of("docs/images");

  @Test
  void of_the_main_pages(People people) {
    var tom = person(people, 1280, 800, ColorScheme.LIGHT);
    people.signIn(tom, "tom@harborcafe.example", "earshot-demo");
    shoot(tom, "applications.png");
    tom.open("/applications?search=Daniel");
    tom.page().locator("a.applicant").first().click();
    tom.button("Message").click();
    tom.log().waitFor();
    shoot(tom, "conversation.png");
    tom.open("/message-center");
    tom.page().locator(".thread a").first().click();
    tom.log().waitFor();
    shoot(tom, "message-center.png");
    dark(people);
    phones(people);
  }

  private void dark(People people) {
    var tom = person(people, 1280, 800, ColorScheme.DARK);
    people.signIn(tom, "tom@harborcafe.example", "earshot-demo");
    tom.open("/applications?search=Daniel");
    tom.page().locator("a.applicant").first().click();
    tom.button("Message").click();
    tom.log().waitFor();
    shoot(tom, "conversation-dark.png");
  }

  private void phones(People people) {
    var aisha = person(people, 390, 844, ColorScheme.LIGHT);
    people.signIn(aisha, "aisha@harborcafe.example", "earshot-demo");
    aisha.open("/message-center");
    shoot(aisha, "message-center-phone.png");
    aisha.page().locator(".thread a").first().click();
    aisha.send("Thank you! See you on Thursday at 10.");
    aisha.messages().last().getByText("Email sent").waitFor();
    shoot(aisha, "conversation-phone.png");
    var applicant = person(people, 390, 844, ColorScheme.LIGHT);
    applicant.open("/demo/mail");
    applicant.open(applicant.linkInMail());
    shoot(applicant, "applicant-phone.png");
  }

  private static Person person(People people, int width, int height, ColorScheme scheme) {
    return people.with(
        new NewContextOptions()
            .setViewportSize(width, height)
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  private static void shoot(Person person, String name) {
    person.page().evaluate("document.fonts.ready");
    person.page().screenshot(new ScreenshotOptions().setPath(FOLDER.resolve(name)));
  }
}
