package earshot.chaos;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import earshot.journeys.Chromium;
import java.net.URI;
import java.util.List;

/// A manager's message center with a conversation open in it, and an applicant's page.
final class LivePages implements AutoCloseable {

  private final BrowserContext manager;
  private final BrowserContext applicant;
  private final List<LivePage> all;

  /// @param link by which the applicant comes in
  LivePages(URI site, long conversation, String link, String applicantPage) {
    manager = readerOf(site);
    signIn();
    applicant = readerOf(site);
    comeIn(link);
    all =
        List.of(
            new LivePage(manager, "/message-center/" + conversation),
            new LivePage(applicant, applicantPage));
  }

  private static BrowserContext readerOf(URI site) {
    return Chromium.browser()
        .newContext(
            new Browser.NewContextOptions().setBaseURL(site.toString()).setViewportSize(1280, 800));
  }

  private void signIn() {
    var first = manager.newPage();
    first.navigate("/sign-in");
    first.getByLabel("Email").fill("maria@harborcafe.example");
    first.getByLabel("Password").fill("earshot-demo");
    first.locator("form.card button.primary").click();
    first.waitForURL("**/applications");
    first.close();
  }

  private void comeIn(String link) {
    var first = applicant.newPage();
    first.navigate(link);
    first.close();
  }

  /// Opens those that are left open; those from before are closed.
  void open() {
    all.forEach(LivePage::open);
  }

  boolean showWhatAFreshLoadShows() {
    return all.stream().allMatch(LivePage::showsWhatAFreshLoadShows);
  }

  @Override
  public void close() {
    manager.close();
    applicant.close();
  }
}
