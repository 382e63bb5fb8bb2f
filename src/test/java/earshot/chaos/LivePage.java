package earshot.chaos;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/// A page that is left open while things break. At the end it must show what one loaded then shows.
final class LivePage {

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
        const messages = all('[role=log] [data-seq], ol.messages [data-seq]').slice(-20);
        if (messages.length === 0) throw new Error('no message is shown');
        return ['counter:', ...all('#counter .badge'), 'rows:', ...all('.thread .text'),
          'messages:', ...messages].join('\\n');
      }
      """;

  private final BrowserContext reader;
  private final String path;
  private @Nullable Page page;
  private String difference = "";

  /// @param reader who may see it
  LivePage(BrowserContext reader, String path) {
    this.reader = reader;
    this.path = path;
  }

  /// Opens the page that is left open; one from before is closed.
  void open() {
    if (page != null) page.close();
    page = reader.newPage();
    page.navigate(path);
  }

  /// Whether the page comes to show what a fresh one shows.
  boolean showsWhatAFreshLoadShows() {
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .ignoreException(PlaywrightException.class)
          .until(this::isSame);
      return true;
    } catch (ConditionTimeoutException never) {
      System.err.println("LIVE PAGE " + path + ": " + difference);
      return false;
    }
  }

  private boolean isSame() {
    var fresh = reader.newPage();
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
}
