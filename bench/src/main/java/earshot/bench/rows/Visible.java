package earshot.bench.rows;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.Cookie;
import earshot.bench.load.EventStream;
import earshot.bench.load.Json;
import earshot.bench.load.Times;
import earshot.bench.load.Web;
import earshot.bench.site.Node;
import earshot.bench.site.Site;
import earshot.bench.table.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// From Send pressed on a manager's page to the words visible on the applicant's, in a real
/// browser, while a thousand applicants have their pages open and get a hundred messages a second.
/// Both pages are of one machine, so one clock times both.
public final class Visible implements Measurement {

  private static final int STREAMS = 1_000;
  private static final int PER_SECOND = 100;
  private static final int FIRST = 20;
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private static final Playwright.CreateOptions WITHOUT_DOWNLOAD =
      new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));

  /// Notes when each text first stands on the page.
  private static final String WATCH =
      """
      window.seen = {};
      new MutationObserver(() => {
        for (const said of document.querySelectorAll('ol.messages li:nth-last-child(-n+3)'))
          for (const text of said.textContent.match(/Bench \\d+\\./g) ?? [])
            window.seen[text] ??= performance.timeOrigin + performance.now();
      }).observe(document.querySelector('ol.messages'), { childList: true, subtree: true });
      """;

  private static final String SEND =
      """
      text => {
        const box = document.querySelector('.composer textarea');
        box.value = text;
        box.form.requestSubmit();
        return performance.timeOrigin + performance.now();
      }
      """;

  @Override
  public String name() {
    return "visible";
  }

  @Override
  public List<Row> measure(Site site, Effort effort) throws Exception {
    if (!Files.isExecutable(CHROMIUM))
      return List.of(
          Row.left("Send pressed → visible", CHROMIUM + " is missing", "p50 ≤ 15 ms, p99 ≤ 60 ms"));
    var database = site.databases().copy(effort.smallest(), "work");
    var company = LargeCompany.in(site.postgres(), database);
    try (var node = site.node(database)) {
      var pages = new OpenPages(company, node);
      pages.catchUp();
      effort.warmUp(4, pages);
      var many = (int) Math.min(STREAMS, company.conversations() - 1);
      var streams = new ArrayList<EventStream>();
      for (var n = 1; n <= many; n++) streams.add(open(company, node, company.first() + n));
      var what =
          "Send pressed → visible, %d messages/s, %,d streams".formatted(PER_SECOND, many + 1);
      try {
        return rows(what, watch(company, node, effort, many));
      } catch (TimeoutError fallenBehind) {
        return List.of(
            Row.absolute(
                what, "falls behind: not visible in 30 s", "p50 ≤ 15 ms, p99 ≤ 60 ms", false));
      } finally {
        streams.forEach(EventStream::close);
      }
    }
  }

  private static List<Row> rows(String what, Times times) {
    return List.of(
        Row.absolute(what + ", p50", ms(times.p50()), "≤ 15 ms", times.p50() <= 15),
        Row.absolute(what + ", p99", ms(times.p99()), "≤ 60 ms", times.p99() <= 60));
  }

  private static String ms(double millis) {
    return "%.1f ms".formatted(millis);
  }

  /// A page that fetches what it is told of.
  private static EventStream open(LargeCompany company, Node node, long conversation)
      throws Exception {
    var applicant = company.applicant(node, conversation);
    var page = "/my/bench-" + conversation + "/messages?after=";
    return EventStream.open(
        applicant,
        "/my/live",
        (event, data) -> {
          if (event.equals("message"))
            Thread.ofVirtual().start(() -> fetch(applicant, page + (Json.seq(data) - 1)));
        });
  }

  private static void fetch(Web applicant, String what) {
    try {
      applicant.get(what);
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  private interface Watched {
    Times get() throws Exception;
  }

  /// At an even pace, whether or not the ones before are answered.
  private static Times withTraffic(LargeCompany company, Node node, int many, Watched watched)
      throws Exception {
    var program = company.program(node);
    var going = new AtomicBoolean(true);
    var pacer =
        Thread.ofPlatform()
            .start(() -> {
              var next = System.nanoTime();
              while (going.get()) {
                var to = company.first() + 1 + ThreadLocalRandom.current().nextInt(many);
                Thread.ofVirtual().start(() -> send(program, to));
                next += Duration.ofSeconds(1).toNanos() / PER_SECOND;
                var left = next - System.nanoTime();
                if (left > 0) pause(left);
              }
            });
    try {
      return watched.get();
    } finally {
      going.set(false);
      pacer.join();
    }
  }

  private static void pause(long nanos) {
    LockSupport.parkNanos(nanos);
  }

  private static void send(Web program, long to) {
    try {
      program.post("/api/v1/applications/" + to + "/messages", "{\"body\":\"" + Sends.TEXT + "\"}");
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Times watch(LargeCompany company, Node node, Effort effort, int many)
      throws Exception {
    var conversation = company.first();
    try (var playwright = Playwright.create(WITHOUT_DOWNLOAD);
        var browser = playwright.chromium().launch(chromium())) {
      var session = "%d.user-%d".formatted(company.id(), company.ada());
      var ada = page(browser, node, "earshot-session", session);
      ada.navigate(node.url() + "/conversations/" + conversation);
      var applicant = page(browser, node, "earshot-applicant", "link-" + conversation);
      applicant.navigate(node.url() + "/my/bench-" + conversation);
      applicant.evaluate(WATCH);
      return withTraffic(company, node, many, () -> times(ada, applicant, effort));
    }
  }

  /// The first ones do not count.
  private static Times times(Page ada, Page applicant, Effort effort) {
    var times = new Times();
    var end = System.nanoTime() + effort.each().multipliedBy(effort.times()).toNanos();
    for (var n = 0; n < FIRST || System.nanoTime() < end; n++) {
      var took = time(ada, applicant, "Bench " + n + ".");
      if (n >= FIRST / 2) times.addMicros((long) (took * 1000));
    }
    return times;
  }

  private static BrowserType.LaunchOptions chromium() {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(CHROMIUM)
        .setArgs(List.of("--no-sandbox"));
  }

  private static Page page(Browser browser, Node node, String cookie, String value) {
    BrowserContext context = browser.newContext();
    context.addCookies(List.of(new Cookie(cookie, value).setUrl(node.url().toString())));
    return context.newPage();
  }

  private static double time(Page from, Page to, String text) {
    var sent = ((Number) from.evaluate(SEND, text)).doubleValue();
    to.waitForFunction("text => window.seen[text]", text);
    return ((Number) to.evaluate("text => window.seen[text]", text)).doubleValue() - sent;
  }
}
