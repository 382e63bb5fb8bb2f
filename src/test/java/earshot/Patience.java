package earshot;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// How long every test waits for what must come. It costs nothing where that comes at once, and
/// keeps a busy machine from failing them.
@NullMarked
public class Patience implements BeforeAllCallback {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(LONGEST);
    PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST.toSeconds() * 1_000.0);
  }
}
