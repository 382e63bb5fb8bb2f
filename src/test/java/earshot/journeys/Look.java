package earshot.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/// How a page can be looked at.
record Look(ColorScheme scheme, int width) {

  static final Look NARROW = new Look(ColorScheme.DARK, 320);

  private static final Look WIDE = new Look(ColorScheme.LIGHT, 1280);
  private static final int HEIGHT = 800;
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private static final String AXE = "() => {" + AxeBuilder.getAxeScript() + "}";

  /// Which rules are broken, and where.
  private static final String BROKEN =
      """
      async tags => {
        const found = await axe.run({
          runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
        return found.violations.map(rule =>
          rule.id + ' ' + rule.nodes.map(node => node.html + ': ' + node.failureSummary).join('; '));
      }
      """;

  /// Each width and each scheme once; with `-Dearshot.looks=all` each width in each scheme.
  static List<Look> all() {
    if (!"all".equals(System.getProperty("earshot.looks"))) return List.of(NARROW, WIDE);
    return List.of(
        NARROW, new Look(ColorScheme.LIGHT, 320), new Look(ColorScheme.DARK, 1280), WIDE);
  }

  /// Nothing moves, so that no color is seen on its way to another.
  NewContextOptions options() {
    return new NewContextOptions()
        .setViewportSize(width, HEIGHT)
        .setColorScheme(scheme)
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  /// Shows the page so, without loading it anew.
  void at(Page page) {
    page.setViewportSize(width, HEIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  /// The page breaks no rule of axe at this look, and nothing of it stands out sideways.
  void check(Page page) {
    at(page);
    if (!(Boolean) page.evaluate("'axe' in window")) page.evaluate(AXE);
    assertThat((List<?>) page.evaluate(BROKEN, RULES)).as("%s at %s", page.url(), this).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("sideways overflow of %s at %s", page.url(), this)
        .isNotPositive();
  }
}
