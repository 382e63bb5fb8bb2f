package earshot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The lines of the server's log, by the pattern in its settings.
class LogLinesTest {

  @Test
  void what_somebody_sent_begins_no_line_of_its_own() throws IOException {
    var line = line("refused: x\r\n2026-01-01T00:00:00.000Z ERROR Users: all passwords are gone\n");

    assertThat(line.lines()).hasSize(1);
    assertThat(line)
        .matches("(?s)\\d{4}-\\d\\d-\\d\\dT[\\d:.]{12}(Z|[+-]\\d\\d:\\d\\d) WARN  LogLinesTest: .*")
        .endsWith("gone " + System.lineSeparator());
  }

  /// Jetty warns with the path alone of a request that an exception has ended.
  @ParameterizedTest
  @ValueSource(
      strings = {"m", "join", "new-password", "new-address", "sign-up", "unsubscribe", "embed"})
  void a_link_that_lets_its_holder_in_is_not_kept(String kind) throws IOException {
    var path = "/" + kind + "/";

    assertThat(line(path + "s3cr-et_/fresh?a=b failed")).endsWith(path + "*** failed\n");
    assertThat(line("/my/a1 and /jobs/harbor-cafe")).contains("/my/a1 and /jobs/harbor-cafe");
  }

  @Test
  void the_exception_beside_it_is_printed() throws IOException {
    assertThat(line("/m/s3cret", new IllegalStateException("The disk is full.")))
        .contains("/m/***\njava.lang.IllegalStateException: The disk is full.\n\tat earshot.")
        .doesNotContain("s3cret");
  }

  private static String line(String message) throws IOException {
    return line(message, null);
  }

  private static String line(String message, @Nullable Throwable thrown) throws IOException {
    var settings = new Properties();
    try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
      settings.load(file);
    }
    var context = new LoggerContext();
    var layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(settings.getProperty("logging.pattern.console").replace("%wEx", "%ex"));
    layout.start();
    var logger = context.getLogger(LogLinesTest.class);
    return layout.doLayout(
        new LoggingEvent(LogLinesTest.class.getName(), logger, Level.WARN, message, thrown, null));
  }
}
