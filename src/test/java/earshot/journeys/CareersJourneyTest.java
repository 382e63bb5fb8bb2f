package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.FilePayload;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.company.Companies;
import earshot.resume.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Nora finds a job on the careers site, and Maria hears of it.
@Journey
class CareersJourneyTest {

  @Autowired private SmallCompany company;
  @Autowired private Companies companies;
  @Autowired private TestClock clock;

  @Test
  void a_job_is_opened_somebody_applies_by_phone_and_the_list_shows_it_live(People people) {
    var maria = people.signedIn(company.maria);
    maria.open("/settings/jobs");
    maria.link("Add job").click();
    maria.page().getByLabel("Title").fill("Baker");
    maria
        .page()
        .getByLabel("Location", new GetByLabelOptions().setExact(true))
        .selectOption("Pier 4");
    maria.page().getByLabel("Description").fill("Bread and cakes.\n\nFrom four in the morning.");
    maria.button("Add job").click();
    maria.link("Add question").click();
    maria.page().getByLabel("Question").fill("When can you start?");
    maria.page().getByLabel("Must be answered").check();
    maria.button("Add question").click();
    assertThat(maria.page().getByText("The question is in the form.")).isVisible();
    maria.open("/applications");

    var nora = people.phone();
    nora.open("/jobs/" + company.in(companies::slug));
    nora.link("Baker").click();
    assertThat(nora.page().getByText("From four in the morning.")).isVisible();
    nora.link("Apply").click();
    fillIn(nora);
    nora.page()
        .getByLabel("Resume")
        .setInputFiles(new FilePayload("Nora Stone.pdf", "application/pdf", Files.pdf()));
    clock.advance(Duration.ofSeconds(5));
    nora.button("Send application").click();
    assertThat(nora.page().getByText("Thank you, your application has arrived")).isVisible();

    var row = maria.page().locator(".applications tr").filter(named("Nora Stone"));
    assertThat(row).isVisible();
    row.locator("a.applicant").click();
    assertThat(maria.page().getByText("As soon as you like")).isVisible();
    var download = maria.page().waitForDownload(() -> maria.link("Nora Stone.pdf").click());
    org.assertj.core.api.Assertions.assertThat(download.suggestedFilename())
        .isEqualTo("Nora Stone.pdf");

    nora.open(people.linkInMail("nora@" + company.id + ".example"));
    assertThat(nora.page().locator(".own")).containsText("Baker");
    nora.page().locator(".own summary").click();
    nora.box("Yes, withdraw it").check();
    nora.button("Withdraw now").click();
    assertThat(nora.page().locator(".own .stage")).hasText("Withdrawn");
    maria.page().reload();
    assertThat(maria.page().getByText("Nora withdrew this application.")).isVisible();
    nora.page().locator(".own").getByText("Undo: apply after all").click();
    assertThat(nora.page().locator(".own .stage")).hasText("Unread");
  }

  @Test
  void pressed_twice_a_job_is_added_once(People people) {
    var maria = people.signedIn(company.maria);
    maria.open("/settings/jobs");
    maria.link("Add job").click();
    maria.page().getByLabel("Title").fill("Night baker");
    maria
        .page()
        .getByLabel("Location", new GetByLabelOptions().setExact(true))
        .selectOption("Pier 4");
    maria.button("Add job").dblclick();

    assertThat(maria.link("Add question")).isVisible();
    maria.open("/settings/jobs");
    assertThat(maria.page().locator(".rows li").filter(named("Night baker"))).hasCount(1);
  }

  @Test
  void applying_works_without_javascript_at_320_pixels(People people) {
    var nora =
        people.with(new NewContextOptions().setViewportSize(320, 640).setJavaScriptEnabled(false));
    nora.open("/jobs/" + company.in(companies::slug) + "?lang=es");
    nora.link("Barista").click();
    nora.link("Solicitar").click();
    nora.page().getByLabel("Nombre").fill("Nora");
    nora.page().getByLabel("Apellido").fill("Stone");
    nora.page().getByLabel("Correo electrónico").fill("nora@" + company.id + ".example");
    clock.advance(Duration.ofSeconds(5));
    nora.button("Enviar solicitud").click();

    assertThat(nora.page().getByText("Gracias, su solicitud ha llegado")).isVisible();
  }

  @Test
  void who_stands_in_the_list_with_the_keyboard_is_not_pushed_out_of_it(People people) {
    var tom = people.staff(company.tom);
    var lena = tom.page().getByLabel("Select Lena Fischer");
    lena.focus();
    var nora = people.phone();
    nora.open("/jobs/" + company.in(companies::slug));
    nora.link("Barista").click();
    nora.link("Apply").click();
    nora.page().getByLabel("First name").fill("Nora");
    nora.page().getByLabel("Last name").fill("Stone");
    nora.page().getByLabel("Email").fill("nora@" + company.id + ".example");
    clock.advance(Duration.ofSeconds(5));
    nora.button("Send application").click();
    assertThat(nora.page().getByText("Thank you")).isVisible();

    assertThat(lena).isFocused();
    tom.page().getByLabel("Search by name").focus();
    assertThat(tom.page().locator(".applications tr").filter(named("Nora Stone"))).isVisible();
  }

  private void fillIn(Person nora) {
    nora.page().getByLabel("First name").fill("Nora");
    nora.page().getByLabel("Last name").fill("Stone");
    nora.page().getByLabel("Email").fill("nora@" + company.id + ".example");
    nora.page().getByLabel("When can you start?").fill("As soon as you like");
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
