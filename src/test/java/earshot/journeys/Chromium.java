package earshot.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// One Chromium for all journeys of a run; hands each test its [People], and asks of every page
/// that was open that its console stayed clean.
public final class Chromium implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

  /// Debian's, the one without a window first: it needs half of the time.
  private static final List<Path> OF_DEBIAN =
      List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

  private static @Nullable Browser browser;

  private @Nullable People people;

  /// The browser of the run, started when first asked for.
  public static synchronized Browser browser() {
    if (browser == null) browser = launch();
    return browser;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    people = new People(browser(), SpringExtension.getApplicationContext(context));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (people != null) people.leave();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == People.class;
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return people;
  }

  private static Browser launch() {
    var playwright =
        Playwright.create(
            new CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", installed().isPresent() ? "1" : "0")));
    var options =
        new LaunchOptions()
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-background-networking",
                    "--disable-component-update"));
    installed().ifPresent(options::setExecutablePath);
    return playwright.chromium().launch(options);
  }

  private static Optional<Path> installed() {
    return OF_DEBIAN.stream().filter(Files::isExecutable).findFirst();
  }
}
