package earshot.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.Cookie;
import earshot.account.SignedIn;
import earshot.company.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/// The people of a story, each with a browser of their own.
final class People {

  private static final AtomicInteger PLACES = new AtomicInteger();

  private final Browser browser;
  private final ApplicationContext server;
  private final String url;
  private final List<Person> all = new ArrayList<>();

  People(Browser browser, ApplicationContext server) {
    this.browser = browser;
    this.server = server;
    this.url =
        "http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port");
  }

  /// A member of the staff, signed in, at the list of applications.
  Person staff(User user) {
    return staff(user, wide());
  }

  Person staff(User user, NewContextOptions options) {
    return as(user, with(options));
  }

  /// A member of the staff, signed in, who has opened nothing yet.
  Person signedIn(User user) {
    return signedIn(user, wide());
  }

  Person signedIn(User user, NewContextOptions options) {
    return signedIn(user, with(options));
  }

  /// At the same browser, in the same tab, somebody else.
  Person as(User user, Person person) {
    signedIn(user, person).open("/applications");
    return person;
  }

  private Person signedIn(User user, Person person) {
    var session = new Cookie(SignedIn.COOKIE, SignedIn.as(user, server)).setUrl(url);
    person.context().addCookies(List.of(session));
    return person;
  }

  private static NewContextOptions wide() {
    return new NewContextOptions().setViewportSize(1280, 800);
  }

  Person signIn(Person person, String email, String password) {
    person.open("/sign-in");
    person.page().getByLabel("Email").fill(email);
    person.page().getByLabel("Password").fill(password);
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

  /// At a place of their own, as a proxy would say, so that nobody uses up the tries of others.
  Person with(NewContextOptions options) {
    var place = PLACES.incrementAndGet();
    var said = "127.18.%d.%d".formatted(place >> 8, place & 0xff);
    options.setExtraHTTPHeaders(Map.of("X-Forwarded-For", said));
    var person = new Person(browser.newContext(options.setBaseURL(url)));
    all.add(person);
    return person;
  }

  /// The path of the link in the newest mail to that address.
  String linkInMail(String address) {
    var reader = at(1280, 800);
    reader.open("/demo/mail?to=" + address);
    return reader.linkInMail();
  }

  void leave() {
    all.forEach(Person::leave);
  }
}
