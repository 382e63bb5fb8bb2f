package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import earshot.NaughtyStrings;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.conversation.Author;
import earshot.conversation.Conversations;
import earshot.conversation.History;
import earshot.conversation.InvalidMessage;
import earshot.conversation.Message;
import earshot.conversation.NewMessage;
import earshot.conversation.Via;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class ConversationTest {

  @Autowired private SmallCompany company;
  @Autowired private History history;
  @Autowired private Conversations conversations;
  @Autowired private TestClock clock;

  @Test
  void two_people_who_answer_at_once_see_the_same_messages_in_the_same_order(People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    var tom = people.staff(company.tom);
    var maria = people.staff(company.maria);
    tom.open("/conversations/" + company.jamalAsBarista);
    maria.open("/message-center/" + company.jamalAsBarista);

    for (var n = 1; n <= 6; n++) {
      tom.send("Tom " + n);
      maria.send("Maria " + n);
      company.answer(company.jamal, company.jamalAsBarista, "Jamal " + n);
    }

    assertThat(tom.messages()).hasCount(19);
    assertThat(maria.messages()).hasCount(19);
    var stored = stored(company.jamalAsBarista);
    assertThat(bubbles(tom.page())).isEqualTo(stored);
    assertThat(bubbles(maria.page())).isEqualTo(stored);
    tom.page().reload();
    assertThat(bubbles(tom.page())).isEqualTo(stored);
  }

  /// An Arabic or Hebrew line begins at the right and its full stop stands at the left, whatever
  /// the language of the page.
  @Test
  void what_is_written_from_right_to_left_is_set_from_right_to_left(People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    company.answer(
        company.jamal, company.jamalAsBarista, "مرحبا يا Tom، الاثنين مناسب لي.\nSee you then.");
    var tom = people.signedIn(company.tom);
    tom.open("/conversations/" + company.jamalAsBarista);
    var shown = tom.log().locator(".message.theirs .bubble");
    assertThat(shown.evaluate("it => getComputedStyle(it).unicodeBidi")).isEqualTo("plaintext");
    assertThat(tom.page().getByLabel("Your message")).hasAttribute("dir", "auto");

    tom.open("/message-center");
    assertThat(tom.page().locator(".thread .preview bdi")).containsText("مرحبا");
    var jamal = people.phone();
    jamal.open(company.linkTo(company.jamalAsBarista));
    assertThat(
            jamal
                .page()
                .locator(".mine .bubble")
                .evaluate("it => getComputedStyle(it).unicodeBidi"))
        .isEqualTo("plaintext");
  }

  @Test
  void each_of_them_reads_alone(People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    company.write(company.maria, company.jamalAsBarista, "Hello from me");
    var tom = people.staff(company.tom);
    var maria = people.staff(company.maria);
    tom.open("/conversations/" + company.jamalAsBarista);

    company.answer(company.jamal, company.jamalAsBarista, "Hello both");

    assertThat(tom.log()).containsText("Hello both");
    assertThat(maria.link(Pattern.compile("Message center, 1 new"))).isVisible();
    assertThat(tom.link("Message center").first()).hasAccessibleName("Message center");
    maria.open("/conversations/" + company.jamalAsBarista);
    assertThat(maria.link("Message center").first()).hasAccessibleName("Message center");
  }

  @Test
  void a_message_that_is_looked_at_again_stays_as_the_reader_has_it(People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    company.run(() ->
        conversations.send(
            new NewMessage(
                company.jamalAsBarista,
                new Author.OfApplicant(company.jamal),
                Via.EMAIL,
                "Yes",
                "Yes\n> Hello",
                UUID.randomUUID().toString())));
    var tom = people.signedIn(company.tom);
    tom.open("/conversations/" + company.jamalAsBarista);
    assertThat(tom.log()).containsText("Email sent");
    tom.page().getByText("Show trimmed text").click();
    tom.page().evaluate("getSelection().selectAllChildren(document.querySelector('.bubble'))");

    lookAgain(tom, 1);
    lookAgain(tom, 2);

    assertThat(tom.log().locator("blockquote")).isVisible();
    assertThat(tom.page().getByText("Show trimmed text")).isFocused();
    assertThat(tom.page().evaluate("getSelection().toString()")).isEqualTo("Hello");
  }

  @Test
  void focus_is_not_lost_with_what_it_was_on(People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    var tom = people.signedIn(company.tom);
    tom.open("/conversations/" + company.jamalAsBarista);
    assertThat(tom.log()).containsText("Email sent");
    var foot = tom.log().locator(".foot");
    foot.evaluate("foot => foot.insertAdjacentHTML('beforeend', '<button data-retry=SMS>Retry')");
    foot.getByText("Retry").focus();

    lookAgain(tom, 1);

    assertThat(foot.getByText("Retry")).hasCount(0);
    assertThat(tom.log()).isFocused();
  }

  @Test
  void no_hostile_string_is_anything_but_words(People people) {
    company.write(company.tom, company.lenaAsBarista, "Hello");
    for (var string : hostile()) answer(string);
    var stored = stored(company.lenaAsBarista);
    assertThat(stored).hasSizeGreaterThan(490);

    var tom = people.staff(company.tom);
    var lena = people.phone();
    var dialogs = new ArrayList<String>();
    for (var person : List.of(tom, lena))
      person
          .page()
          .onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
          });
    tom.open("/conversations/" + company.lenaAsBarista);
    tom.page().locator(".log").evaluate("log => log.scrollTop = 0");
    assertThat(tom.messages()).hasCount(stored.size());
    lena.open(company.linkTo(company.lenaAsBarista));

    assertOnlyWords(tom.page(), stored);
    assertOnlyWords(lena.page(), stored);
    assertThat(dialogs).isEmpty();
  }

  @Test
  void no_hostile_string_typed_into_the_composer_is_either(People people) {
    var tom = people.signedIn(company.tom);
    tom.open("/conversations/" + company.lenaAsBarista);
    var typed =
        List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "</textarea><script>alert(1)</script>",
            "</template></conversation-view><iframe src=javascript:alert(1)>",
            "javascript:alert(1)",
            "{{constructor.constructor('alert(1)')()}}");
    for (var string : typed) tom.send(string);

    assertThat(tom.messages()).hasCount(typed.size());
    assertOnlyWords(tom.page(), stored(company.lenaAsBarista));
    tom.page().reload();
    assertOnlyWords(tom.page(), typed);
  }

  @Test
  void what_was_today_is_yesterday_after_midnight(People people) {
    company.write(company.tom, company.jamalAsBarista, "Hello");
    var tom = people.signedIn(company.tom);
    tom.open("/conversations/" + company.jamalAsBarista);
    assertThat(tom.log().locator(".day")).hasText("Today");
    tom.page().clock().setFixedTime(Date.from(clock.instant().plus(Duration.ofDays(1))));
    tom.page().evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
    assertThat(tom.log().locator(".day")).hasText("Yesterday");
  }

  /// As each heartbeat does while a delivery waits.
  private static void lookAgain(Person person, int seq) {
    person
        .page()
        .evaluate(
            "seq => document.querySelector('conversation-view').fetch('GET', `/messages/${seq}`)",
            seq);
  }

  private static List<String> hostile() {
    var strings = new ArrayList<>(NaughtyStrings.all());
    strings.add("https://x.example/\"onclick=alert(1)//");
    strings.add("mailto:x@x.example\"onmouseover=alert(1)");
    strings.add("javascript:alert(1)//https://x.example");
    return strings;
  }

  private void answer(String string) {
    try {
      company.answer(company.lena, company.lenaAsBarista, string);
    } catch (InvalidMessage nothingInIt) {
      // blank: there is nothing to show
    }
  }

  private static void assertOnlyWords(Page page, List<String> words) {
    assertThat(bubbles(page)).isEqualTo(words);
    assertThat(page.locator(".bubble :not(a)")).hasCount(0);
    assertThat(page.locator("script:not([src]), iframe, object, embed, img")).hasCount(0);
    assertThat(hrefs(page)).allMatch(href -> href.matches("(?i)(https?://|mailto:|tel:).*"));
  }

  @SuppressWarnings("unchecked")
  private static List<String> bubbles(Page page) {
    return (List<String>)
        page.locator("[data-seq] .bubble").evaluateAll("all => all.map(it => it.textContent)");
  }

  @SuppressWarnings("unchecked")
  private static List<String> hrefs(Page page) {
    return (List<String>)
        page.locator(".bubble a").evaluateAll("all => all.map(it => it.getAttribute('href'))");
  }

  private List<String> stored(long conversation) {
    return company.in(() -> history.after(company.maria, conversation, 0)).stream()
        .map(Message::body)
        .toList();
  }
}
