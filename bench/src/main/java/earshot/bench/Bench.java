package earshot.bench;

import earshot.bench.rows.BulkMessage;
import earshot.bench.rows.InboxPage;
import earshot.bench.rows.Lists;
import earshot.bench.rows.LivePeers;
import earshot.bench.rows.ManyStreams;
import earshot.bench.rows.Measurement;
import earshot.bench.rows.Reading;
import earshot.bench.rows.Sends;
import earshot.bench.rows.Starting;
import earshot.bench.rows.TwoNodes;
import earshot.bench.rows.Visible;
import earshot.bench.site.Site;
import earshot.bench.table.Row;
import earshot.bench.table.Table;
import java.util.ArrayList;
import java.util.List;

/// Measures the goals of performance and prints one table.
final class Bench {

  private static final List<Measurement> ALL =
      List.of(
          new Sends(),
          new LivePeers(),
          new Visible(),
          new InboxPage(),
          new Lists(),
          new Reading(),
          new BulkMessage(),
          new ManyStreams(),
          new Starting(),
          new TwoNodes());

  private Bench() {}

  static void main(String... command) throws Exception {
    var options = Options.of(command);
    var unknown = options.unknown(ALL.stream().map(Measurement::name));
    if (!unknown.isEmpty()) {
      System.err.println("There is no " + unknown + " but " + names());
      System.exit(2);
    }
    var rows = measure(options);
    System.out.println();
    System.out.print(Table.of(rows));
    if (options.isSaved()) Report.saveSizing();
    System.exit(0);
  }

  private static List<Row> measure(Options options) throws Exception {
    var rows = new ArrayList<Row>();
    try (var site = new Site()) {
      for (var each : ALL) {
        if (!options.wants(each.name())) continue;
        System.err.println("Measuring: " + each.name());
        var measured = rows(each, site, options);
        if (options.isSaved()) Report.save(each.name(), measured, options);
        rows.addAll(measured);
      }
    }
    return rows;
  }

  /// What breaks does not take the other rows with it.
  private static List<Row> rows(Measurement measurement, Site site, Options options) {
    try {
      var rows = measurement.measure(site, options.effort());
      System.err.print(Table.of(rows));
      return rows;
    } catch (Exception broken) {
      broken.printStackTrace();
      return List.of(Row.left(measurement.name(), "could not be measured: " + broken, "–"));
    }
  }

  private static List<String> names() {
    return ALL.stream().map(Measurement::name).toList();
  }
}
