package earshot.rights;

import static earshot.rights.Caller.ADMIN;
import static earshot.rights.Caller.ANYONE;
import static earshot.rights.Caller.APPLICANT;
import static earshot.rights.Caller.DISABLED;
import static earshot.rights.Caller.ELSEWHERE;
import static earshot.rights.Caller.FOREIGN_APPLICANT;
import static earshot.rights.Caller.FORMER;
import static earshot.rights.Caller.JOBS_ONLY;
import static earshot.rights.Caller.MANAGER;
import static earshot.rights.Caller.OTHER_ADMIN;
import static earshot.rights.Caller.OTHER_APPLICANT;
import static earshot.rights.Caller.REVIEWS_ONLY;
import static earshot.rights.Caller.SCRIPT;

import earshot.ApplicantClient;
import earshot.StaffClient;
import earshot.WebClient;
import earshot.company.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/// The browser of each caller, signed in, and with the CSRF token of the last page: what is refused
/// is not refused for the want of one.
final class Callers {

  private final ApplicationContext server;
  private final Map<Caller, WebClient> browsers = new EnumMap<>(Caller.class);

  Callers(Things things, ApplicationContext server) {
    this.server = server;
    browsers.put(ANYONE, onSignInPage());
    browsers.put(SCRIPT, onSignInPage());
    browsers.put(ADMIN, signedIn(things.cafe.maria));
    browsers.put(MANAGER, signedIn(things.tom));
    browsers.put(ELSEWHERE, signedIn(things.aisha));
    browsers.put(JOBS_ONLY, signedIn(things.jo));
    browsers.put(REVIEWS_ONLY, signedIn(things.rae));
    browsers.put(FORMER, signedIn(things.fred));
    browsers.put(DISABLED, signedIn(things.dora));
    browsers.put(OTHER_ADMIN, signedIn(things.clinic.maria));
    browsers.put(APPLICANT, withLink(things.cafe.linkTo(things.application)));
    browsers.put(OTHER_APPLICANT, withLink(things.cafe.linkTo(things.cafe.jamalAsBarista)));
    browsers.put(FOREIGN_APPLICANT, withLink(things.clinic.linkTo(things.clinic.lenaAsBarista)));
  }

  WebClient browser(Caller caller) {
    var browser = browsers.get(caller);
    if (browser == null) throw new IllegalStateException("No browser of " + caller);
    return browser;
  }

  Heard ask(Caller caller, String method, String path, String fields) {
    var browser = browser(caller);
    var script = caller == SCRIPT;
    var target = method.equals("GET") && !fields.isEmpty() ? path + "?" + fields : path;
    var request =
        script
            ? browser.request(target, "X-Requested-With", "fetch", "Sec-Fetch-Mode", "cors")
            : browser.request(target);
    request.setHeader("Accept", script ? "*/*" : "text/html, */*;q=0.8");
    if (endless(path)) return begin(browser, request);
    if (!method.equals("GET"))
      browser.withToken(request).method(method, BodyPublishers.ofString(fields));
    var response = browser.send(request);
    return Heard.of(response, response.body());
  }

  private static boolean endless(String path) {
    return path.endsWith("/live");
  }

  /// Hears how an event stream begins and hangs up.
  private static Heard begin(WebClient browser, HttpRequest.Builder request) {
    try {
      var response = browser.http().send(request.GET().build(), BodyHandlers.ofInputStream());
      response.body().close();
      return Heard.of(response, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private WebClient onSignInPage() {
    var browser = server.getBean(StaffClient.class);
    browser.get("/sign-in");
    return browser;
  }

  private WebClient signedIn(User user) {
    return server.getBean(StaffClient.class).signIn(user);
  }

  private WebClient withLink(String link) {
    var browser = server.getBean(ApplicantClient.class);
    browser.openLink(link);
    return browser;
  }
}
