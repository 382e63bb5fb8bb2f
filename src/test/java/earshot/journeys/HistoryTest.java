package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class HistoryTest {

  /// The page asks that often, in milliseconds.
  private static final long ASKS = 10_000;

  @Autowired private SmallCompany company;

  @Test
  void one_sees_any_previous_communication_at_any_location_by_clicking_into_it(People people) {
    company.write(company.aisha, company.jamalAsCook, "Sorry, the cook's place is taken.");
    company.decline(company.aisha, company.jamalAsCook);
    var tom = people.staff(company.tom);
    var here = company.jamalAsBarista;
    for (var path : List.of("/applications/", "/conversations/", "/message-center/")) {
      tom.open(path + here);
      assertThat(tom.page().getByText("Previous applications (1)")).isVisible();
      assertThat(tom.page().locator(".earlier")).containsText("talked with Aisha Khan");
      tom.link("Read conversation about Cook, Market Street").click();
      assertThat(tom.log()).containsText("Sorry, the cook's place is taken.");
      assertThat(tom.page().getByText("Only managers of its location")).isVisible();
      assertThat(tom.button("Send")).hasCount(0);
    }
  }

  @Test
  void in_the_panel_and_on_a_phone_they_are_folded(People people) {
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    var panel = tom.page().getByRole(AriaRole.DIALOG);
    assertThat(panel.locator(".earlier")).isHidden();
    panel.getByText("Previous applications (1)").click();
    assertThat(panel.locator(".earlier")).containsText("Market Street");

    var onPhone = people.signIn(people.phone(), company.tom.email(), SmallCompany.PASSWORD);
    onPhone.open("/message-center/" + company.jamalAsBarista);
    assertThat(onPhone.page().locator(".earlier")).isHidden();
    onPhone.page().getByText("Previous applications (1)").press("Enter");
    assertThat(onPhone.page().locator(".earlier")).isVisible();
  }

  @Test
  void whoever_only_reads_sees_what_is_new_without_loading_the_page_again(People people) {
    company.write(company.aisha, company.jamalAsCook, "Hello Jamal");
    var tom = people.staff(company.tom);
    tom.page().clock().install();
    tom.open("/conversations/" + company.jamalAsCook);
    assertThat(tom.log()).containsText("Hello Jamal");
    company.write(company.aisha, company.jamalAsCook, "And one more thing");
    tom.page().clock().fastForward(ASKS);
    assertThat(tom.log()).containsText("And one more thing");
  }

  @Test
  void above_the_composer_stands_which_other_location_wrote(People people) {
    company.write(company.aisha, company.jamalAsCook, "Hello from Market Street");
    var tom = people.signedIn(company.tom);
    tom.openPanel(company.jamalAsBarista);
    tom.link("Market Street wrote to Jamal today").click();
    assertThat(tom.log()).containsText("Hello from Market Street");
  }

  @Test
  void earlier_messages_come_by_scrolling_up_and_the_place_stays(People people) {
    write(120);
    var tom = people.signedIn(company.tom);
    tom.open("/conversations/" + company.lenaAsBarista);
    assertThat(tom.messages()).hasCount(50);
    assertThat(tom.messages().last()).isInViewport();
    var before = topOf(tom, 71, "log.scrollTop = 200");
    assertThat(tom.messages()).hasCount(100);
    assertThat(topOf(tom, 71, "")).isCloseTo(before, within(2.0));
    topOf(tom, 71, "log.scrollTop = 0");
    assertThat(tom.messages()).hasCount(120);
    assertThat(tom.button("Show earlier messages")).hasCount(0);
    assertThat(tom.log().locator(".day")).hasCount(1);
    assertThat(seqs(tom)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void earlier_messages_come_by_keyboard_and_without_a_script(People people) {
    write(70);
    var tom = people.signedIn(company.tom);
    tom.open("/conversations/" + company.lenaAsBarista);
    tom.button("Show earlier messages").press("Enter");
    assertThat(tom.messages()).hasCount(70);
    assertThat(tom.log()).isFocused();

    var plain = people.with(new NewContextOptions().setJavaScriptEnabled(false));
    people.signIn(plain, company.tom.email(), SmallCompany.PASSWORD);
    plain.open("/conversations/" + company.lenaAsBarista);
    plain.button("Show earlier messages").click();
    assertThat(plain.messages()).hasCount(20);
    plain.link("Show the newest messages").click();
    assertThat(plain.messages()).hasCount(50);
  }

  @Test
  void opening_leads_to_the_first_new_message_and_a_button_to_the_latest(People people) {
    write(10);
    answers(40);
    var tom = people.signedIn(company.tom);
    tom.open("/message-center/" + company.lenaAsBarista);
    assertThat(tom.log().locator(".new-divider")).isInViewport();
    assertThat(tom.link(Pattern.compile("Message center, 40 new"))).isVisible();
    tom.button("Jump to latest").click();
    assertThat(tom.messages().last()).isInViewport();
    assertThat(tom.button("Jump to latest")).isHidden();
    assertThat(tom.link("Message center").first()).hasAccessibleName("Message center");
  }

  @Test
  void what_arrives_while_one_reads_further_up_waits_behind_a_button(People people) {
    write(40);
    var tom = people.signedIn(company.tom);
    tom.open("/conversations/" + company.lenaAsBarista);
    topOf(tom, 1, "log.scrollTop = 0");
    assertThat(tom.button("Jump to first new")).isHidden();
    company.answer(company.lena, company.lenaAsBarista, "Here I am");
    tom.button("Jump to first new").click();
    assertThat(tom.page().getByText("Here I am")).isInViewport();
    assertThat(tom.log().locator(".new-divider + [data-seq]")).containsText("Here I am");
    assertThat(tom.button("Jump to first new")).isHidden();
  }

  @Test
  void only_the_log_scrolls_and_never_the_page(People people) {
    write(60);
    answers(30);
    var tom = people.staff(company.tom);
    for (var path : List.of("/conversations/", "/message-center/")) {
      tom.open(path + company.lenaAsBarista);
      tom.page().locator(".log").evaluate("log => log.scrollTop = 900");
      assertThat(tom.page().evaluate("document.scrollingElement.scrollTop")).isEqualTo(0);
      assertThat(tom.page().getByRole(AriaRole.BANNER)).isInViewport();
      assertThat(tom.button("Send")).isInViewport();
    }
  }

  private void write(int messages) {
    for (var n = 1; n <= messages; n++)
      company.write(company.tom, company.lenaAsBarista, "Message " + n);
  }

  private void answers(int messages) {
    for (var n = 1; n <= messages; n++)
      company.answer(company.lena, company.lenaAsBarista, "Answer " + n);
  }

  /// Where the message is on the screen, right after that has been done to the log.
  private static double topOf(Person person, int seq, String done) {
    var top =
        person
            .log()
            .evaluate(
                "(log, seq) => { %s; return log.querySelector(`[data-seq='${seq}']`).getBoundingClientRect().top }"
                    .formatted(done),
                seq);
    return ((Number) top).doubleValue();
  }

  private static List<Integer> seqs(Person person) {
    return person.messages().all().stream()
        .map((Locator message) -> Integer.valueOf(message.getAttribute("data-seq")))
        .toList();
  }
}
