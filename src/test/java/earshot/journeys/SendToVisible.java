package earshot.journeys;

import com.microsoft.playwright.Page;
import earshot.SmallCompany;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// How long it takes from Send pressed on one page to the message visible on another. Both are
/// pages of one machine, so one clock times both. No test: `bin/measure-live` runs it.
@Journey
class SendToVisible {

  private static final int TIMES = 200;

  /// Notes when each text first stands in the log.
  private static final String WATCH =
      """
      window.seen = {};
      new MutationObserver(() => {
        for (const bubble of document.querySelectorAll('[role=log] [data-seq] .bubble'))
          window.seen[bubble.textContent] ??= performance.timeOrigin + performance.now();
      }).observe(document.querySelector('[role=log]'), { childList: true, subtree: true });
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

  @Autowired private SmallCompany company;

  @Test
  void measure(People people) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "To begin with");
    var maria = people.signedIn(company.maria);
    maria.openPanel(company.jamalAsBarista);
    maria.page().evaluate(WATCH);
    var times = new ArrayList<Double>();
    for (var i = 0; i < TIMES; i++) times.add(time(tom.page(), maria.page(), "Message " + i));
    Collections.sort(times);
    LoggerFactory.getLogger(SendToVisible.class)
        .info(
            "Send to visible, {} messages: p50 {} ms, p99 {} ms, longest {} ms",
            TIMES,
            at(times, 0.5),
            at(times, 0.99),
            at(times, 1));
  }

  private static double time(Page from, Page to, String text) {
    var sent = ((Number) from.evaluate(SEND, text)).doubleValue();
    to.waitForFunction("text => window.seen[text]", text);
    return ((Number) to.evaluate("text => window.seen[text]", text)).doubleValue() - sent;
  }

  private static long at(List<Double> sorted, double share) {
    return Math.round(sorted.get((int) Math.ceil((sorted.size() - 1) * share)));
  }
}
