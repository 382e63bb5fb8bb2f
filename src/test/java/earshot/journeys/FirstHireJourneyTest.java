package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import earshot.Peers;
import earshot.TestClock;
import earshot.database.TestDatabase;
import earshot.resume.Files;
import earshot.setup.FirstCode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/// From an empty database to the first hire, through the pages alone: with real mail and texts, and
/// the applicant at a phone's width.
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"earshot.email.domain=replies.bluedoor.example", "earshot.email.per-second=0"})
@ContextConfiguration(initializers = {TestDatabase.class, Peers.OfEmptyServer.class})
@Import(TestClock.class)
@TestExecutionListeners(
    listeners = {TestClock.Reset.class, Peers.Reset.class},
    mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@ExtendWith(Chromium.class)
@DirtiesContext // its jobs would go on beside the other tests'
class FirstHireJourneyTest {

  private static final String PASSWORD = "violet anchor tuesday";
  private static final String NORA = "nora@stone.example";
  private static final String PHONE = "+14155550171";

  @Autowired private ApplicationContext server;
  @Autowired private TestClock clock;

  @Test
  void from_an_empty_database_to_the_first_hire(People people) {
    var maria = setsUp(people);
    opensAJob(maria);
    var tom = invited(people, maria);
    var nora = applies(people, "Nora", NORA, "(415) 555-0171");
    var omar = applies(people, "Omar", "omar@stone.example", "");
    omar.leave();

    tom.page().locator(".applications a.applicant").filter(named("Nora Stone")).click();
    assertThat(tom.page().getByText("On Monday")).isVisible();
    tom.button("Message").click();
    tom.send("Can you come on Tuesday at ten?");

    await()
        .untilAsserted(
            () -> org.assertj.core.api.Assertions.assertThat(lastMail(NORA)).contains("Tuesday"));
    await()
        .untilAsserted(
            () -> org.assertj.core.api.Assertions.assertThat(Peers.textsTo(PHONE)).hasSize(1));
    nora.open(link(lastMail(NORA)));
    nora.page().locator("textarea").fill("Tuesday at ten is fine");
    nora.button("Send").click();
    assertThat(nora.page().locator("ol.messages").getByText("Tuesday at ten is fine")).isVisible();
    assertThat(tom.log().getByText("Tuesday at ten is fine")).isVisible();

    tom.press("Escape");
    tom.button("Interview").click();
    assertThat(tom.button("Interview")).hasAttribute("aria-pressed", "true");
    tom.button("Hire").click();
    assertThat(tom.button("Hire")).hasAttribute("aria-pressed", "true");
    nora.open("/my/applications");
    assertThat(nora.page().getByText("Hired").first()).isVisible();

    maria.open("/applications");
    maria.page().getByLabel("Job").selectOption("Baker");
    maria.button("Job filled").click();
    maria.page().locator("#bulk-title").waitFor();
    maria.button("Send").click();
    assertThat(maria.page().getByText("On its way to 1 applicant")).isVisible();
  }

  private Person setsUp(People people) {
    var maria = people.at(1280, 800);
    maria.open("/");
    maria.page().getByLabel("Code").fill(FirstCode.of(server));
    maria.page().getByLabel("Company").fill("Blue Door Bakery");
    maria.page().getByLabel("Your name").fill("Maria Lopez");
    maria.page().getByLabel("Email").fill("maria@bluedoor.example");
    maria.page().getByLabel("Choose a password").fill(PASSWORD);
    maria.page().getByLabel("Location", exact()).fill("Harbor Street");
    maria.page().getByLabel("Time zone").selectOption(whereItIsDay());
    maria.page().getByLabel("Country").selectOption("US");
    maria.button("Set up").click();
    maria.page().waitForURL(Pattern.compile(".*/(applications|settings).*"));
    return maria;
  }

  /// At night an applicant would get no text.
  private static String whereItIsDay() {
    return Stream.of("America/Los_Angeles", "Asia/Tokyo", "Europe/Berlin")
        .filter(zone -> Math.abs(LocalTime.now(ZoneId.of(zone)).getHour() - 14) <= 5)
        .findFirst()
        .orElseThrow();
  }

  private static void opensAJob(Person maria) {
    maria.open("/settings/jobs");
    maria.link("Add job").first().click();
    maria.page().getByLabel("Title").fill("Baker");
    maria.page().getByLabel("Location", exact()).selectOption("Harbor Street");
    maria.page().getByLabel("Description").fill("Bread and cakes, from four in the morning.");
    maria.button("Add job").click();
    maria.link("Add question").click();
    maria.page().getByLabel("Question").fill("When can you start?");
    maria.button("Add question").click();
    assertThat(maria.page().getByText("The question is in the form.")).isVisible();
  }

  private static Person invited(People people, Person maria) {
    maria.open("/settings/people/invitations/new");
    maria.page().getByLabel("Email").fill("tom@bluedoor.example");
    maria
        .page()
        .getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("Harbor Street"))
        .getByLabel("Review applications")
        .check();
    maria.button("Invite").click();
    await()
        .untilAsserted(() ->
            org.assertj.core.api.Assertions.assertThat(Peers.mailTo("tom@bluedoor.example"))
                .hasSize(1));
    var tom = people.at(1280, 800);
    tom.open(link(lastMail("tom@bluedoor.example")));
    tom.page().getByLabel("Your name").fill("Tom Becker");
    tom.page().getByLabel("Choose a password").fill(PASSWORD);
    tom.button("Join").click();
    tom.page().waitForURL("**/applications");
    return tom;
  }

  private Person applies(People people, String first, String email, String phone) {
    var applicant = people.phone();
    applicant.open("/jobs/blue-door-bakery");
    applicant.link("Baker Harbor Street").click();
    applicant.link("Apply").click();
    applicant.page().getByLabel("First name").fill(first);
    applicant.page().getByLabel("Last name").fill("Stone");
    applicant.page().getByLabel("Email").fill(email);
    applicant.page().locator("input[name=phone]").fill(phone);
    if (!phone.isEmpty()) applicant.page().locator("input[name=texts]").check();
    applicant.page().getByLabel("When can you start?").fill("On Monday");
    applicant
        .page()
        .getByLabel("Resume")
        .setInputFiles(new FilePayload(first + ".pdf", "application/pdf", Files.pdf()));
    clock.advance(Duration.ofSeconds(5));
    applicant.button("Send application").click();
    assertThat(applicant.page().getByText("Thank you, your application has arrived")).isVisible();
    await()
        .untilAsserted(
            () -> org.assertj.core.api.Assertions.assertThat(Peers.mailTo(email)).hasSize(1));
    return applicant;
  }

  private static String lastMail(String address) {
    return Peers.text(Peers.mailTo(address).getLast());
  }

  /// The path of the first link in it.
  private static String link(String mail) {
    var found = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/\\S+").matcher(mail);
    if (!found.find()) throw new AssertionError("No link in: " + mail);
    return URI.create(found.group()).getRawPath();
  }

  private static GetByLabelOptions exact() {
    return new GetByLabelOptions().setExact(true);
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
