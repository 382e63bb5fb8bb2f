package earshot.web;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NullMarked
@EarshotTest
class AssetsTest {

  @Autowired private ApplicantClient browser;

  @Test
  void the_sheets_of_a_page_come_as_one_in_their_order() {
    var answer = browser.get(Assets.sheets(List.of("tokens", "base", "layout")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
        .contains("max-age=31536000", "immutable");
    assertThat(answer.body()).isEqualTo(sheet("tokens") + sheet("base") + sheet("layout"));
  }

  @Test
  void the_scripts_of_a_page_of_the_staff_are_one_file() {
    var scripts = browser.get(Assets.url("js/earshot.js")).body();

    assertThat(scripts)
        .contains("new EventSource(", "htmx:configRequest")
        .doesNotContainPattern("import *(\\{[^}]*\\} *from *)?[\"']\\./");
  }

  /// As between two versions, while nodes are replaced.
  @Test
  void another_version_is_answered_with_this_one_and_not_kept() {
    for (var file : List.of("css/tokens+base.css", "js/live.js")) {
      var other = browser.get("/assets/0123abcd/" + file);

      assertThat(other.statusCode()).isEqualTo(200);
      assertThat(other.body()).isEqualTo(browser.get(Assets.url(file)).body());
      assertThat(other.headers().allValues("Cache-Control")).containsExactly("no-store");
    }
    assertThat(browser.get("/assets/0123abcd/js/nothing.js").statusCode()).isEqualTo(404);
    assertThat(browser.get("/assets/latest/js/live.js").statusCode()).isEqualTo(404);
  }

  @Test
  void a_proxy_that_wants_the_very_version_is_told_that_it_is_elsewhere() {
    String[] strictly = {"Earshot-Assets", "own"};

    assertThat(browser.get(Assets.url("js/live.js"), strictly).statusCode()).isEqualTo(200);
    assertThat(browser.get("/assets/0123abcd/js/live.js", strictly).statusCode()).isEqualTo(404);
  }

  @Test
  void a_sheet_that_is_not_there_is_not_found() {
    assertThat(browser.get(Assets.sheets(List.of("tokens", "nothing"))).statusCode())
        .isEqualTo(404);
    assertThat(browser.get(Assets.url("css/tokens+..+js+live.css")).statusCode()).isEqualTo(404);
    assertThat(browser.get(Assets.url("css/" + "base+".repeat(40) + "base.css")).statusCode())
        .isEqualTo(404);
  }

  private String sheet(String name) {
    return browser.get(Assets.url("css/" + name + ".css")).body();
  }
}
