package earshot.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// `bin/chaos`: does every fault to a site under load, prints what came of each and ends with 1 if
/// anything did not hold.
public final class Chaos {

  private final Options options;
  private final List<Row> rows = new ArrayList<>();
  private final long began = System.nanoTime();

  private Chaos(Options options) {
    this.options = options;
  }

  static void main(String[] arguments) throws IOException {
    var options = Options.of(arguments);
    var rows = run(options);
    System.out.println("\n" + Table.of(rows));
    if (options.isSaved()) Report.save(options, rows);
    System.exit(rows.stream().allMatch(Row::held) ? 0 : 1);
  }

  static List<Row> run(Options options) throws IOException {
    var chaos = new Chaos(options);
    chaos.breakEverything();
    if (options.disk() > 0) chaos.fillDisk();
    return chaos.rows;
  }

  private void breakEverything() throws IOException {
    on(options.data(), site -> new Faults(site, options).all());
  }

  private void fillDisk() throws IOException {
    var data = options.data().resolve("small");
    var mounted = SmallDisk.at(data.resolve("database"));
    if (mounted.isEmpty()) {
      System.out.println("Disk full: left out, as only root can mount a small one.");
      return;
    }
    try (var disk = mounted.get()) {
      on(data, site -> List.of(new Faults(site, options).full(disk)));
    }
  }

  private void say(String what) {
    System.out.printf("%4d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, what);
  }

  /// In the short form all faults are done in a row and looked at once.
  private void on(Path data, Function<Site, List<Fault>> faults) throws IOException {
    try (var site = new Site(data, options)) {
      Runtime.getRuntime().addShutdownHook(new Thread(site::end));
      site.start();
      say("The nodes are ready.");
      try (var trial = new Trial(site)) {
        say("Everybody is at work.");
        var done = new ArrayList<Row>();
        for (var fault : faults.apply(site)) {
          var row = trial.run(fault);
          done.add(row);
          if (!options.isShort()) trial.judge(List.of(row));
          say(Table.line(row));
        }
        if (options.isShort()) trial.judge(done);
        say(trial.held());
        rows.addAll(done);
      }
    }
  }
}
