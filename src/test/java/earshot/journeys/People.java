package earshot.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.ArrayList;
import java.util.List;

/// The people of a story, each with a browser of their own.
final class People {

  static final String PASSWORD = "earshot-demo";

  private final Browser browser;
  private final String url;
  private final List<Person> all = new ArrayList<>();

  People(Browser browser, String url) {
    this.browser = browser;
    this.url = url;
  }

  /// A member of the staff of the demo company, signed in.
  Person staff(String name) {
    var person = at(1280, 800);
    person.open("/sign-in");
    person.page().getByLabel("Email").fill(name + "@harborcafe.example");
    person.page().getByLabel("Password").fill(PASSWORD);
    person.button("Sign in").click();
    person.page().waitForURL("**/applications");
    return person;
  }

  /// Somebody with a phone and no account.
  Person phone() {
    return at(390, 844);
  }

  Person at(int width, int height) {
    return with(new NewContextOptions().setViewportSize(width, height));
  }

  Person with(NewContextOptions options) {
    var person = new Person(browser.newContext(options.setBaseURL(url)));
    all.add(person);
    return person;
  }

  void leave() {
    all.forEach(Person::leave);
  }
}
