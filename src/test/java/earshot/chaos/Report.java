package earshot.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// The table with what is needed to make it again.
final class Report {

  private static final Path FILE = Path.of("docs/benchmarks/chaos.md");

  private Report() {}

  static void save(Options options, List<Row> rows) throws IOException {
    Files.createDirectories(FILE.getParent());
    Files.writeString(
        FILE,
        """
        # What was broken, and what held

        Made by `%s` on %s at commit %s, on a machine with %d processors. What the columns mean and what is
        done how stands in [decision 134](../decisions/0134-chaos.md).

        %s\
        """
            .formatted(
                options.command(),
                LocalDate.now(ZoneOffset.UTC),
                commit(),
                Runtime.getRuntime().availableProcessors(),
                Table.of(rows)));
  }

  private static String commit() throws IOException {
    var git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
