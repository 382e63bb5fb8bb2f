package earshot.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Somebody with a browser.
final class Person {

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private boolean forgiving;

  Person(BrowserContext context) {
    this.context = context;
    context.setDefaultTimeout(30_000);
    context.onConsoleMessage(this::heard);
    this.page = context.newPage();
    context.onPage(another -> another.onPageError(complaints::add));
    page.onPageError(complaints::add);
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /// A second tab of the same person.
  Page anotherTab(String path) {
    var tab = context.newPage();
    tab.navigate(path);
    return tab;
  }

  void open(String path) {
    page.navigate(path);
    page.waitForLoadState(LoadState.LOAD);
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  Locator box(String name) {
    return page.getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name));
  }

  Locator link(Pattern name) {
    return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name));
  }

  /// The messages of the conversation that is open.
  Locator log() {
    return page.getByRole(AriaRole.LOG);
  }

  /// Types into the composer and presses Send.
  void send(String text) {
    page.getByLabel("Your message").fill(text);
    button("Send").click();
  }

  /// Opens the panel on the application's page by its button.
  void openPanel(long application) {
    open("/applications/" + application);
    button("Message").click();
    log().waitFor();
  }

  /// Writes to the applicant from the application's page, and sees it confirmed.
  void message(long application, String text) {
    openPanel(application);
    send(text);
    messages().filter(new Locator.FilterOptions().setHasText(text)).waitFor();
  }

  /// The messages shown that are confirmed to be stored.
  Locator messages() {
    return log().locator("[data-seq]");
  }

  /// From here on failing requests are part of the story.
  void expectTrouble() {
    forgiving = true;
  }

  /// The path of the link in the mail that is open in the demo's mailbox.
  String linkInMail() {
    var href = page.frameLocator("iframe").getByRole(AriaRole.LINK).first().getAttribute("href");
    return URI.create(href).getPath();
  }

  /// The first of those requests stays on its way until the route is resumed, all others go.
  Queue<Route> holdTheFirst(String urls) {
    var held = new ArrayDeque<Route>();
    page.route(urls, holding(held));
    return held;
  }

  Queue<Route> holdTheFirst(Predicate<String> urls) {
    var held = new ArrayDeque<Route>();
    page.route(urls, holding(held));
    return held;
  }

  private static Consumer<Route> holding(Queue<Route> held) {
    return route -> {
      if (held.isEmpty()) held.add(route);
      else route.resume();
    };
  }

  void press(String keys) {
    page.keyboard().press(keys);
  }

  void leave() {
    context.close();
    if (!forgiving) assertThat(complaints).as("errors in the console").isEmpty();
  }

  private void heard(ConsoleMessage message) {
    if (message.type().equals("error")) complaints.add(message.text());
  }
}
