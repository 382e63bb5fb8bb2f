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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// From Send pressed on a manager's page to the words visible on the applicant's, in a real
/// browser, while a thousand applicants have their pages open and get a hundred messages a second;
/// where that is too much, also with half of it and a quarter. Both pages are of one machine, so
/// one clock times both.
public final class Visible implements Measurement {

  private static final int STREAMS = 1_000;
  private static final List<Integer> PER_SECOND = List.of(100, 50, 25);
  private static final int FIRST = 20;

  /// Debian's, the one without a window first.
  private static final List<Path> CHROMIUM =
      List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

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
    if (installed().isEmpty())
      return List.of(
          Row.left("Send pressed → visible", "Chromium is missing", "p50 ≤ 15 ms, p99 ≤ 60 ms"));
    var database = site.databases().copy(effort.smallest(), "work");
    var company = LargeCompany.in(site.postgres(), database);
    try (var node = site.node(database)) {
      var pages = new OpenPages(company, node);
      pages.catchUp();
      effort.warmUp(4, pages);
      var many = (int) Math.min(STREAMS, company.conversations() - 1);
      var traffic = new Traffic(company, node, many, new AtomicLong());
      var streams = new ArrayList<EventStream>();
      for (var n = 1; n <= many; n++) streams.add(open(traffic, company.first() + n));
      try {
        effort.warmUp(4, Sends.byApi(company, node));
        return atEachPace(site, traffic, effort);
      } finally {
        streams.forEach(EventStream::close);
      }
    }
  }

  private static Optional<Path> installed() {
    return CHROMIUM.stream().filter(Files::isExecutable).findFirst();
  }

  private static List<Row> atEachPace(Site site, Traffic traffic, Effort effort) throws Exception {
    var rows = new ArrayList<Row>();
    for (var perSecond : PER_SECOND) {
      site.settle(traffic.company().database(), Duration.ofMinutes(2));
      var what =
          "Send pressed → visible, %d messages/s, %,d streams"
              .formatted(perSecond, traffic.many() + 1);
      try {
        rows.addAll(rows(what, watch(traffic, perSecond, effort)));
        break;
      } catch (TimeoutError fallenBehind) {
        rows.add(
            Row.absolute(
                what, "falls behind: not visible in 30 s", "p50 ≤ 15 ms, p99 ≤ 60 ms", false));
      }
    }
    return rows;
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
  private static EventStream open(Traffic traffic, long conversation) throws Exception {
    var applicant = traffic.company().applicant(traffic.node(), conversation);
    var page = "/my/bench-" + conversation + "/messages?after=";
    return EventStream.open(
        applicant,
        "/my/live",
        (event, data) -> {
          if (event.equals("message"))
            Thread.ofVirtual().start(() -> fetch(applicant, page + (Json.seq(data) - 1), traffic));
        });
  }

  /// A page that is refused looks again at its next heartbeat.
  private static void fetch(Web applicant, String what, Traffic traffic) {
    try {
      applicant.get(what);
    } catch (Exception tooMuch) {
      traffic.refused().incrementAndGet();
    }
  }

  private static Times watch(Traffic traffic, int perSecond, Effort effort) throws Exception {
    var company = traffic.company();
    var node = traffic.node();
    var conversation = company.first();
    try (var playwright = Playwright.create(WITHOUT_DOWNLOAD);
        var browser = playwright.chromium().launch(chromium())) {
      var session = "%d.user-%d".formatted(company.id(), company.ada());
      var ada = page(browser, node, "earshot-session", session);
      ada.navigate(node.url() + "/conversations/" + conversation);
      var applicant = page(browser, node, "earshot-applicant", "link-" + conversation);
      applicant.navigate(node.url() + "/my/bench-" + conversation);
      applicant.evaluate(WATCH);
      return traffic.during(perSecond, () -> times(ada, applicant, effort));
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
        .setExecutablePath(installed().orElseThrow())
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
