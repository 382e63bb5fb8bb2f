package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.Page.WaitForRequestFinishedOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import earshot.conversation.Author;
import earshot.conversation.Conversations;
import earshot.conversation.NewMessage;
import earshot.conversation.Via;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class LiveJourneyTest {

  private static final double A_SECOND = 1_000;

  /// Playwright's clock is that of all tabs, and would wait for the one that stands still.
  private static final String STREAMS_AND_LONG_WAITS =
      """
      const { setTimeout: wait, clearTimeout: forget } = window;
      const waiting = new Map();
      window.setTimeout = (action, delay, ...values) => {
        const timer = wait(action, delay, ...values);
        if (delay >= 60_000) waiting.set(timer, action);
        return timer;
      };
      window.clearTimeout = (timer) => {
        waiting.delete(timer);
        forget(timer);
      };
      window.endLongWaits = () => waiting.forEach((action) => action());
      window.streams = [];
      window.EventSource = class extends EventSource {
        constructor(url) {
          super(url);
          streams.push(this);
        }
      };
      """;

  @Autowired private SmallCompany company;
  @Autowired private Conversations conversations;

  @Test
  void an_answer_shows_within_a_second_in_every_open_tab_without_a_reload(People people) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "Hello Jamal");
    var list = tom.anotherTab("/applications");
    var center = tom.anotherTab("/message-center");
    counts(list, 0);
    answer("Hello Tom");
    assertThat(tom.log()).containsText("Hello Tom", new ContainsTextOptions().setTimeout(A_SECOND));
    assertThat(center.locator(".threads"))
        .containsText("Hello Tom", new ContainsTextOptions().setTimeout(A_SECOND));
  }

  /// Or one writes to somebody to whom one has just written.
  @Test
  void the_list_of_applications_shows_at_once_who_is_written_to(People people) {
    var tom = people.signedIn(company.tom);
    tom.open("/applications");
    var row =
        tom.page().locator(".applications tr", new LocatorOptions().setHasText("Lena Fischer"));
    assertThat(row.locator(".talk-mark")).hasCount(0);
    company.write(company.maria, company.lenaAsBarista, "Hello Lena");
    assertThat(row.locator(".talk-mark")).hasCount(1);
  }

  @Test
  void a_list_that_follows_by_itself_gives_way_to_what_is_searched_meanwhile(People people) {
    var tom = people.signedIn(company.tom);
    tom.open("/applications");
    var names = tom.page().locator(".applications .applicant");
    assertThat(names).hasCount(2);
    var followed = tom.holdTheFirst((String url) -> url.endsWith("/applications"));
    var searched = tom.holdTheFirst((String url) -> url.contains("search=Lena"));
    company.applicationOf("Lenard", "Novak", company.barista);
    tom.page().evaluate("() => document.dispatchEvent(new Event('live:application'))");
    tom.page().waitForCondition(() -> !followed.isEmpty());
    tom.page().getByLabel("Search by name").fill("Lena");
    tom.page().waitForCondition(() -> !searched.isEmpty());

    tom.page()
        .waitForRequestFinished(
            new WaitForRequestFinishedOptions()
                .setPredicate(request -> request.url().endsWith("/applications")),
            () -> followed.element().resume());
    searched.element().resume();

    assertThat(tom.page()).hasURL(Pattern.compile("search=Lena"));
    assertThat(names).containsText(new String[] {"Lenard Novak", "Lena Fischer"});
  }

  @Test
  void the_counter_counts_what_is_new_and_forgets_what_is_opened_in_every_tab(People people) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "Hello Jamal");
    tom.open("/applications");
    var other = tom.anotherTab("/applications");
    counts(tom.page(), 0);
    tom.link("Message center").focus();
    answer("One");
    answer("Two");
    counts(tom.page(), 2);
    counts(other, 2);
    assertThat(tom.link("Message center")).isFocused();
    tom.open("/message-center/" + company.jamalAsBarista);
    counts(tom.page(), 0);
    counts(other, 0);
  }

  @Test
  void after_the_network_was_gone_nothing_is_missing_and_nothing_is_doubled(People people) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "Hello Jamal");
    tom.expectTrouble();
    tom.context().setOffline(true);
    for (var i = 1; i <= 5; i++) answer("While you were away " + i);
    assertThat(tom.page().getByText(Pattern.compile("Connection lost"))).isVisible();
    tom.context().setOffline(false);
    assertThat(tom.messages()).hasCount(6);
    for (var i = 1; i <= 5; i++)
      assertThat(tom.messages().nth(i)).containsText("While you were away " + i);
    assertThat(tom.page().getByText(Pattern.compile("Connection lost"))).hasCount(0);
  }

  /// Between the making of a panel and its script nobody listens for it.
  @Test
  void what_is_answered_while_a_conversation_opens_shows_at_once(People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello Jamal");
    var tom = people.signedIn(company.tom);
    tom.open("/applications/" + company.jamalAsBarista);
    tom.page()
        .route(
            "**/conversation",
            route -> {
              var made = route.fetch();
              answer("Just now");
              route.fulfill(new FulfillOptions().setResponse(made));
            });
    tom.button("Message").click();
    assertThat(tom.log()).containsText("Just now", new ContainsTextOptions().setTimeout(4_000));
  }

  @Test
  void what_a_colleague_writes_shows_live(People people) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "Hello from Tom");
    var maria = people.signedIn(company.maria);
    maria.message(company.jamalAsBarista, "Hello from Maria");
    assertThat(tom.log()).containsText("Hello from Maria");
    assertThat(tom.log()).containsText("Maria Lopez");
    assertThat(tom.messages()).hasCount(2);
  }

  @Test
  void what_a_manager_writes_shows_live_on_the_applicants_page(People people) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "Hello Jamal");
    assertThat(tom.log()).containsText("Email sent");
    var jamal = people.phone();
    jamal.open(people.linkInMail(company.address("jamal")));
    assertThat(jamal.page().getByText("Hello Jamal")).isVisible();
    tom.send("Are you there?");
    assertThat(jamal.log()).containsText("Are you there?");
  }

  @Test
  void a_delivery_that_ends_before_the_answer_to_send_arrives_shows_all_the_same(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    var other = tom.anotherTab("/conversations/" + company.jamalAsBarista);
    var late = new ArrayList<Runnable>();
    tom.page()
        .route(
            "**/messages",
            route -> {
              var answer = route.fetch();
              late.add(() -> route.fulfill(new FulfillOptions().setResponse(answer)));
            });
    tom.send("Hello Jamal");
    assertThat(other.getByRole(AriaRole.LOG)).containsText("Email sent");
    assertThat(other.getByRole(AriaRole.LOG)).containsText("Text sent");
    late.forEach(Runnable::run);
    assertThat(tom.log()).containsText("Email sent");
    assertThat(tom.log()).containsText("Text sent");
  }

  @Test
  void a_tab_that_is_looked_at_takes_over_from_one_that_is_frozen_and_keeps_the_stream(
      People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello Jamal");
    var tom = people.staff(company.tom);
    tom.context().addInitScript(STREAMS_AND_LONG_WAITS);
    tom.open("/message-center");
    waitFor(tom.page(), 0);
    var looked = tom.anotherTab("/conversations/" + company.jamalAsBarista);
    waitFor(looked, 1);

    var frozen = freeze(tom.page());
    looked.evaluate("() => endLongWaits()");
    answer("While it was frozen");
    assertThat(looked.getByRole(AriaRole.LOG)).containsText("While it was frozen");

    frozen.send("Debugger.disable");
    tom.page().waitForFunction("() => streams[0].readyState === EventSource.CLOSED");
    waitFor(tom.page(), 2); // and the place of the one that took over
    answer("And since");
    assertThat(looked.getByRole(AriaRole.LOG)).containsText("And since");
    assertThat(tom.page().locator(".threads")).containsText("And since");
    for (var tab : tom.context().pages())
      assertThat(tab.evaluate("() => streams.length")).isEqualTo(1);
  }

  @Test
  void nobody_of_another_company_hears_of_it(People people, @Autowired SmallCompany clinic) {
    var tom = people.signedIn(company.tom);
    tom.message(company.jamalAsBarista, "Hello Jamal");
    var stranger = people.staff(clinic.maria);
    answer("Only for Tom");
    counts(stranger.page(), 0);
    stranger.expectTrouble();
    stranger.open("/conversations/" + company.jamalAsBarista);
    assertThat(stranger.page().getByText("Nothing here")).isVisible();
  }

  private void answer(String text) {
    company.run(() ->
        conversations.send(
            new NewMessage(
                company.jamalAsBarista,
                new Author.OfApplicant(company.jamal),
                Via.WEB,
                text,
                null,
                UUID.randomUUID().toString())));
  }

  /// One tab has the stream, and so many wait for it.
  private static void waitFor(Page page, int waiting) {
    page.waitForFunction(
        """
        async (waiting) => {
          const { held, pending } = await navigator.locks.query();
          return held.length === 1 && pending.length === waiting;
        }
        """,
        waiting);
  }

  /// Chromium freezes no page that is visible, and without a window all are. One that stands still
  /// in the debugger is as silent: its connections stay open, and nothing it is told gets through.
  private static CDPSession freeze(Page page) {
    var devtools = page.context().newCDPSession(page);
    devtools.send("Debugger.enable");
    devtools.send("Debugger.pause");
    return devtools;
  }

  private static void counts(Page page, int expected) {
    var name = expected == 0 ? "Message center" : "Message center, " + expected + " new";
    assertThat(
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)))
        .isVisible();
  }
}
