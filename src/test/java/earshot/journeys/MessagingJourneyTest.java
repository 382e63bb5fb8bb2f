package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import earshot.SmallCompany;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class MessagingJourneyTest {

  private static final String HELLO = "Hi Jamal, could you come by on Thursday at 10?";

  @Autowired private SmallCompany company;

  @Test
  void a_manager_messages_an_applicant_who_answers_from_the_link_in_the_mail(People people) {
    var tom = people.staff(company.tom);
    write(tom, HELLO);
    var inbox = tom.anotherTab("/message-center");
    assertThat(tom.log()).containsText("Email sent");
    var jamal = people.phone();
    jamal.open(people.linkInMail(company.address("jamal")));
    assertThat(jamal.page().getByText(HELLO)).isVisible();
    jamal.page().getByLabel("Your message").fill("Thursday works!");
    jamal.button("Send").click();
    assertThat(jamal.page().getByRole(AriaRole.STATUS)).containsText("Sent");

    assertThat(tom.log()).containsText("Thursday works!");
    assertThat(inbox.getByText("Thursday works!")).isVisible();
  }

  @Test
  void the_applicant_hears_of_it_three_ways_and_the_message_shows_it(People people) {
    var tom = people.staff(company.tom);
    write(tom, HELLO);
    assertThat(tom.log()).containsText("Email sent");
    assertThat(tom.log()).containsText("Text sent");
    assertThat(tom.log()).containsText("In app sent");
    var jamal = people.at(1280, 800);
    jamal.open("/demo/mail?to=" + company.address("jamal"));
    assertThat(jamal.page().getByText("Tom at Harbor Cafe").first()).isVisible();
    jamal.open("/demo/phone?number=" + company.jamalsPhone.substring(1));
    assertThat(jamal.page().getByText(HELLO).first()).isVisible();
  }

  @Test
  void the_applicant_answers_by_email(People people) {
    var tom = people.staff(company.tom);
    write(tom, HELLO);
    assertThat(tom.log()).containsText("Email sent");
    var jamal = people.at(1280, 800);
    jamal.open("/demo/mail?to=" + company.address("jamal"));
    jamal.page().getByLabel("Reply").fill("I answer by mail.");
    jamal.button("Send reply").click();
    assertThat(tom.log()).containsText("I answer by mail.");
    assertThat(tom.log()).containsText("by email");
  }

  @Test
  void the_applicant_answers_by_text(People people) {
    var tom = people.staff(company.tom);
    write(tom, HELLO);
    assertThat(tom.log()).containsText("Text sent");
    var jamal = people.phone();
    jamal.open("/demo/phone?number=" + company.jamalsPhone.substring(1));
    jamal.page().getByLabel("Reply").fill("I answer by text.");
    jamal.button("Send reply").click();
    assertThat(tom.log()).containsText("I answer by text.");
    assertThat(tom.log()).containsText("by text");
  }

  @Test
  void the_applicants_page_works_without_javascript(People people) {
    var tom = people.staff(company.tom);
    write(tom, HELLO);
    assertThat(tom.log()).containsText("Email sent");
    var jamal =
        people.with(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(320, 640)
                .setJavaScriptEnabled(false));
    jamal.open(people.linkInMail(company.address("jamal")));
    jamal.page().getByLabel("Your message").fill("No script needed");
    jamal.button("Send").click();
    assertThat(jamal.page().getByText("No script needed")).isVisible();
    assertThat(tom.log()).containsText("No script needed");
  }

  @Test
  void a_manager_of_another_location_does_not_get_the_button(People people) {
    var aisha = people.signedIn(company.aisha);
    aisha.open("/applications/" + company.jamalAsBarista);
    assertThat(
            aisha
                .page()
                .getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Jamal Carter")))
        .isVisible();
    assertThat(aisha.button("Message")).hasCount(0);
    aisha.expectTrouble();
    aisha.open("/applications/" + company.lenaAsBarista);
    assertThat(aisha.page().getByText("Nothing here")).isVisible();
  }

  private void write(Person manager, String text) {
    manager.message(company.jamalAsBarista, text);
  }
}
