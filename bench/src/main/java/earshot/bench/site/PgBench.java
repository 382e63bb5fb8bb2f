package earshot.bench.site;

import earshot.bench.load.Load;
import earshot.bench.load.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the machine allows: statements in a loop, without a server in between.
public final class PgBench {

  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");
  private static final int MICROS = 2; // column of its log

  private final Postgres postgres;
  private final String database;
  private final Path script;
  private final Map<String, String> variables;

  /// @param database in which it works as the server does: as a role held by row-level security,
  ///   for the large company
  public PgBench(Postgres postgres, String database, String script, Map<String, String> variables) {
    this.postgres = postgres;
    this.database = database;
    this.script = Path.of("bench/sql", script);
    this.variables = variables;
  }

  public Load.Result run(int clients, Duration duration) {
    try {
      var logs = Files.createTempDirectory("pgbench");
      var said = command(clients, duration, logs.resolve("log")).run();
      var rate = RATE.matcher(said);
      if (!rate.find() || said.contains("aborted")) throw new IllegalStateException(said);
      return new Load.Result(Double.parseDouble(rate.group(1)), times(logs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Command command(int clients, Duration duration, Path log) {
    var words =
        new ArrayList<>(
            List.of(
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()),
                "--time=" + Math.max(1, duration.toSeconds()),
                "--file=" + script,
                "--log",
                "--log-prefix=" + log));
    variables.forEach((name, value) -> words.add("--define=" + name + "=" + value));
    var company = postgres.number(database, "select company_id from company where slug = 'large'");
    return postgres
        .client("pgbench", database, words)
        .with("PGOPTIONS", "-c role=earshot_app -c earshot.company_id=" + company);
  }

  private static Times times(Path logs) throws IOException {
    var times = new Times();
    try (var files = Files.list(logs)) {
      for (var file : files.toList()) {
        try (var lines = Files.lines(file)) {
          lines.forEach(line -> times.addMicros(Long.parseLong(line.split(" ")[MICROS])));
        }
        Files.delete(file);
      }
    }
    Files.delete(logs);
    return times;
  }
}
