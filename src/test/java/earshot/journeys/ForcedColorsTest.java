package earshot.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ForcedColors;
import earshot.SmallCompany;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Where the system's colors replace ours, as Windows does for high contrast.
@Journey
class ForcedColorsTest {

  /// The pixels of it; no pointer rests on it.
  private static byte[] look(Locator what) {
    what.page().mouse().move(0, 0);
    return what.screenshot();
  }

  private static final String UNDERLINED =
      """
      tabs => tabs.filter(tab => {
        const { borderBottomColor, color } = getComputedStyle(tab);
        return borderBottomColor !== getComputedStyle(document.body).backgroundColor;
      }).map(tab => tab.textContent)
      """;

  @Autowired private SmallCompany company;

  @Test
  void a_tick_is_seen(People people) {
    var tom = contrasting(people);
    var box = tom.page().getByLabel("Select Lena Fischer");
    var without = look(box);
    box.check();
    assertThat(look(box)).isNotEqualTo(without);
  }

  @Test
  void one_tab_is_the_current_one_and_one_row_the_open_one(People people) {
    company.write(company.tom, company.lenaAsBarista, "To Lena");
    company.write(company.tom, company.jamalAsBarista, "To Jamal");
    var tom = contrasting(people);
    tom.open("/message-center/" + company.lenaAsBarista);
    var underlined = tom.page().locator(".inbox .tabs a").evaluateAll(UNDERLINED);
    assertThat((List<?>) underlined).isEqualTo(List.of("Inbox"));
    var outlines =
        tom.page()
            .locator(".thread")
            .evaluateAll("rows => rows.map(row => getComputedStyle(row).outlineStyle)");
    assertThat((List<?>) outlines).isEqualTo(List.of("none", "solid"));
  }

  private Person contrasting(People people) {
    var options =
        new NewContextOptions().setViewportSize(1280, 800).setForcedColors(ForcedColors.ACTIVE);
    return people.staff(company.tom, options);
  }
}
