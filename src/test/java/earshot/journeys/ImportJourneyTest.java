package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import earshot.SmallCompany;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Journey
class ImportJourneyTest {

  private static final String FILE =
      """
      Candidate;E-Mail;Mobile;Job title;Consent
      Ada Lund;ada@mail.example;(415) 555-0170;Barista;yes
      Bo Berg;bo@mail.example;;Barista;no
      Cy Dahl;nowhere;;Barista;
      """;

  @Autowired private SmallCompany company;

  @Test
  void a_file_is_imported_its_bad_row_mended_and_the_import_undone(People people)
      throws IOException {
    var tom = people.staff(company.tom);
    var page = tom.page();
    tom.link("Import").click();
    page.getByLabel("Drop a CSV file here, or choose one")
        .setInputFiles(new FilePayload("fair.csv", "text/csv", FILE.getBytes(UTF_8)));
    assertThat(page.getByText("fair.csv")).isVisible();
    tom.button("Upload").click();

    assertThat(page.getByLabel("Candidate")).hasValue("NAME");
    assertThat(page.getByLabel("Mobile")).hasValue("PHONE");
    page.getByLabel("Consent").selectOption("TEXTS");
    tom.button("Look ahead").click();
    assertThat(page.locator("#failed")).hasText("1");
    assertThat(page.getByText("agrees to texts")).isVisible();
    assertThat(page.getByText("“nowhere” is no email address.")).isVisible();
    tom.button("Import 2 applications").click();

    assertThat(page.locator("h2").getByText("Imported")).isVisible();
    assertThat(page.locator("#added")).hasText("2");
    var bad = page.waitForDownload(() -> tom.link("Download the bad rows").click());
    assertThat(bad.suggestedFilename()).isEqualTo("fair - rows to mend.csv");
    assertThat(Files.readString(bad.path()))
        .endsWith("“nowhere” is no email address.,Cy Dahl,nowhere,,Barista,\r\n");

    page.getByText("Undo this import").click();
    tom.button("Take them back").click();
    assertThat(page.locator("h2").getByText("Undone")).isVisible();
    assertThat(page.locator("#removed")).hasText("2");
    tom.open("/applications?search=lund");
    assertThat(page.getByText("Nobody matches")).isVisible();
  }
}
