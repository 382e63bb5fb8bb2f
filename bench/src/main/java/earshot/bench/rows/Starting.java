package earshot.bench.rows;

import earshot.bench.load.Load;
import earshot.bench.site.Node;
import earshot.bench.site.Site;
import earshot.bench.table.Row;
import earshot.bench.table.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// From the start of the process to ready, on data that is there, and what it then takes.
public final class Starting implements Measurement {

  private static final double QUICK_SECONDS = 2.5;
  private static final double SLIM_MIB = 350;

  /// In which nobody asks for anything; the start script has memory given back after 15 seconds.
  private static final Duration IDLE = Duration.ofSeconds(35);

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Row> measure(Site site, Effort effort) throws Exception {
    var database = site.databases().of(effort.largest());
    var starts = new ArrayList<Duration>();
    var resident = new ArrayList<Long>();
    for (var n = 0; n < effort.starts(); n++) {
      try (var node = site.node(database)) {
        starts.add(node.startTook());
        Thread.sleep(IDLE);
        resident.add(node.vitals().residentKib());
      }
    }
    var seconds = Spread.of(starts, it -> it.toMillis() / 1000.0);
    var mib = Spread.of(resident, it -> it / 1024.0);
    return List.of(
        Row.absolute(
            "start to ready, `%s`".formatted(Node.commandInWords()),
            seconds.seconds(),
            "≤ 2.5 s",
            seconds.median() <= QUICK_SECONDS),
        Row.absolute(
            "resident memory idle, without PostgreSQL",
            mib.text("%.0f", " MiB"),
            "≤ 350 MiB",
            mib.median() <= SLIM_MIB),
        afterWork(site, effort, database));
  }

  /// Memory that was once used.
  private static Row afterWork(Site site, Effort effort, String database) throws Exception {
    var company = LargeCompany.in(site.postgres(), database);
    try (var node = site.node(database)) {
      var ada = company.ada(node);
      Load.closed(8, effort.each(), _ -> ada.get("/message-center"));
      Thread.sleep(IDLE);
      var mib = node.vitals().residentKib() / 1024;
      return Row.told("the same after reading pages by 8", "–", mib + " MiB", "–");
    }
  }
}
