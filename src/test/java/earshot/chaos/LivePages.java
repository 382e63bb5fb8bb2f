package earshot.chaos;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import earshot.journeys.Chromium;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/// A manager's message center with a conversation open in it, left open while things break. At the
/// end it must show what a page loaded then shows.
final class LivePages implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// What there is to see but for times, as they pass. An open page keeps more of a long
  /// conversation than a fresh one loads.
  private static final String SHOWN =
      """
      () => {
        const text = element => {
          const copy = element.cloneNode(true);
          copy.querySelectorAll('time, .when').forEach(time => time.remove());
          return copy.textContent.replace(/\\s+/g, ' ').trim();
        };
        const all = selector => [...document.querySelectorAll(selector)].map(text);
        return ['counter:', ...all('#counter .badge'), 'rows:', ...all('.thread .text'),
          'messages:', ...all('[role=log] [data-seq]').slice(-20)].join('\\n');
      }
      """;

  private final BrowserContext context;
  private final String path;
  private @Nullable Page page;
  private String difference = "";

  LivePages(URI site, long conversation) {
    context =
        Chromium.browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setBaseURL(site.toString())
                    .setViewportSize(1280, 800));
    path = "/message-center/" + conversation;
    signIn();
  }

  private void signIn() {
    var first = context.newPage();
    first.navigate("/sign-in");
    first.getByLabel("Email").fill("maria@harborcafe.example");
    first.getByLabel("Password").fill("earshot-demo");
    first.locator("form.card button.primary").click();
    first.waitForURL("**/applications");
    first.close();
  }

  /// Opens the page that is left open; one from before is closed.
  void open() {
    if (page != null) page.close();
    page = context.newPage();
    page.navigate(path);
  }

  /// Whether the page comes to show what a fresh one shows.
  boolean showWhatAFreshLoadShows() {
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .ignoreException(PlaywrightException.class)
          .until(this::isSame);
      return true;
    } catch (ConditionTimeoutException never) {
      System.err.println("LIVE PAGE: " + difference);
      return false;
    }
  }

  private boolean isSame() {
    var fresh = context.newPage();
    try {
      fresh.navigate(path);
      var expected = fresh.evaluate(SHOWN).toString();
      var shown = Objects.requireNonNull(page).evaluate(SHOWN).toString();
      difference = "shown\n" + shown + "\ninstead of\n" + expected;
      return shown.equals(expected);
    } finally {
      fresh.close();
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
