package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import earshot.conversation.Author;
import earshot.conversation.Conversations;
import earshot.conversation.NewMessage;
import earshot.conversation.Via;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class MessageCenterJourneyTest {

  @Autowired private SmallCompany company;
  @Autowired private Conversations conversations;

  @Test
  void the_envelope_leads_to_the_inbox_newest_first_and_bold_when_new(People people) {
    write(company.jamalAsBarista, "To Jamal");
    write(company.lenaAsBarista, "To Lena");
    answer(company.jamalAsBarista, company.jamal, "From Jamal");
    var tom = people.staff(company.tom);
    tom.link("Message center, 1 new").click();
    var rows = tom.page().locator(".thread");
    assertThat(rows).hasCount(2);
    assertThat(rows.nth(0)).containsText("From Jamal");
    assertThat(rows.nth(0)).hasClass(Pattern.compile("\\bnew\\b"));
    assertThat(rows.nth(1)).containsText("You: To Lena");
  }

  @Test
  void opening_a_row_shows_the_history_with_a_composer_and_marks_it_read(People people) {
    write(company.jamalAsBarista, "To Jamal");
    answer(company.jamalAsBarista, company.jamal, "From Jamal");
    var tom = people.signedIn(company.tom);
    tom.open("/message-center");
    tom.link(Pattern.compile("Jamal Carter")).click();
    assertThat(tom.log()).containsText("To Jamal");
    assertThat(tom.log()).containsText("From Jamal");
    assertThat(tom.link("Message center").first()).hasAccessibleName("Message center");
    assertThat(tom.page().locator(".thread")).not().hasClass(Pattern.compile("\\bnew\\b"));
    tom.send("Good to hear");
    assertThat(tom.page().locator(".thread")).containsText("You: Good to hear");
    tom.page().goBack();
    assertThat(tom.page().getByText("Nothing open")).isVisible();
  }

  @Test
  void a_conversation_that_comes_late_does_not_take_the_place_of_the_one_chosen_since(
      People people) {
    write(company.jamalAsBarista, "To Jamal");
    write(company.lenaAsBarista, "To Lena");
    var tom = people.staff(company.tom);
    tom.expectTrouble(); // htmx complains of what it gives up
    for (var list : List.of("/message-center", "/message-center/search?q=To")) {
      tom.open(list);
      var held = tom.holdTheFirst(url -> url.contains(Long.toString(company.lenaAsBarista)));
      tom.link(Pattern.compile("Lena Fischer")).first().click();
      tom.page().waitForCondition(() -> !held.isEmpty());
      tom.link(Pattern.compile("Jamal Carter")).first().click();
      assertThat(tom.log()).containsText("To Jamal");
      tom.page().waitForCondition(() -> held.element().request().failure() != null);
      assertThat(tom.page()).hasURL(Pattern.compile(Long.toString(company.jamalAsBarista)));
    }
  }

  @Test
  void an_empty_inbox_says_what_to_do(People people) {
    var maria = people.signedIn(company.maria);
    maria.open("/message-center");
    assertThat(maria.page().getByText("No messages yet")).isVisible();
    maria.link("Go to applications").click();
    assertThat(maria.page().getByRole(AriaRole.HEADING).first()).hasText("Applications");
  }

  @Test
  void on_a_phone_list_and_conversation_are_screens_of_their_own(People people) {
    write(company.jamalAsBarista, "To Jamal");
    var tom = people.signIn(people.phone(), company.tom.email(), SmallCompany.PASSWORD);
    tom.open("/message-center");
    tom.link(Pattern.compile("Jamal Carter")).click();
    assertThat(tom.log()).isVisible();
    assertThat(tom.page().locator(".threads")).isHidden();
    tom.link("Back to the list").click();
    assertThat(tom.page().locator(".threads")).isVisible();
  }

  @Test
  void closing_a_conversation_on_a_phone_leads_to_its_row(People people) {
    write(company.jamalAsBarista, "To Jamal");
    write(company.lenaAsBarista, "To Lena");
    var tom = people.signIn(people.phone(), company.tom.email(), SmallCompany.PASSWORD);
    tom.open("/message-center");
    var jamal = tom.link(Pattern.compile("Jamal Carter"));
    jamal.press("Enter");
    assertThat(tom.log()).isFocused();
    tom.link("Back to the list").press("Enter");
    assertThat(jamal).isFocused();
    jamal.press("Enter");
    assertThat(tom.log()).isFocused();
    tom.press("Escape");
    assertThat(jamal).isFocused();
  }

  @Test
  void of_two_quick_choices_of_a_filter_the_second_holds(People people) {
    var maria = people.signedIn(company.maria);
    maria.expectTrouble(); // htmx complains of what it gives up
    maria.open("/message-center");
    var held = maria.holdTheFirst((String url) -> url.contains("job="));
    var job = maria.page().getByLabel("Job");
    job.focus();
    maria.press("ArrowDown");
    maria.page().waitForCondition(() -> !held.isEmpty());
    maria.press("ArrowDown");
    maria.page().waitForCondition(() -> held.element().request().failure() != null);
    var chosen = job.evaluate("select => select.options[2].value").toString();
    assertThat(maria.page()).hasURL(Pattern.compile("job=" + chosen + "\\b"));
    assertThat(job).hasValue(chosen);
    assertThat(job).isFocused();
  }

  @Test
  void previous_applications_lead_to_their_conversations_at_any_location(People people) {
    company.run(() ->
        conversations.send(
            new NewMessage(
                company.jamalAsCook,
                new Author.OfStaff(company.aisha),
                Via.WEB,
                "Sorry, the cook's place is taken.",
                null,
                UUID.randomUUID().toString())));
    var tom = people.signedIn(company.tom);
    tom.open("/applications/" + company.jamalAsBarista);
    tom.link(Pattern.compile("Read conversation")).click();
    assertThat(tom.log()).containsText("Sorry, the cook's place is taken.");
    assertThat(tom.page().getByText("Only managers of its location can write in it")).isVisible();
    assertThat(tom.button("Send")).hasCount(0);
  }

  private void write(long application, String text) {
    send(application, new Author.OfStaff(company.tom), text);
  }

  private void answer(long application, long applicant, String text) {
    send(application, new Author.OfApplicant(applicant), text);
  }

  private void send(long application, Author author, String text) {
    var key = UUID.randomUUID().toString();
    company.run(
        () -> conversations.send(new NewMessage(application, author, Via.WEB, text, null, key)));
  }
}
