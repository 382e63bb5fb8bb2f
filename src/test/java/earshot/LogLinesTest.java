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
import org.junit.jupiter.api.Test;

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

  private static String line(String message) throws IOException {
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
        new LoggingEvent(LogLinesTest.class.getName(), logger, Level.WARN, message, null, null));
  }
}
