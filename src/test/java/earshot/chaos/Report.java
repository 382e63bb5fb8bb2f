package earshot.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// The table with what is needed to make it again, behind those of before.
final class Report {

  private static final Path FILE = Path.of("docs/benchmarks/chaos.md");

  private Report() {}

  static void save(Options options, List<Row> rows) throws IOException {
    Files.writeString(
        FILE,
        """

        By `%s` on %s at commit %s, with %d processors:

        %s\
        """
            .formatted(
                options.command(),
                LocalDate.now(ZoneOffset.UTC),
                commit(),
                Runtime.getRuntime().availableProcessors(),
                Table.of(rows)),
        StandardOpenOption.APPEND);
  }

  private static String commit() throws IOException {
    var git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
