package earshot.bench.rows;

import earshot.bench.load.Load;
import earshot.bench.site.PgBench;
import earshot.bench.site.Site;
import earshot.bench.site.Size;
import earshot.bench.table.Row;
import earshot.bench.table.Row.Verdict;
import earshot.bench.table.Spread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The inbox as a page, by eight at once, with few and many messages, beside pgbench asking for its
/// rows alone.
public final class InboxPage implements Measurement {

  private static final String PAGE = "/message-center";
  private static final int CLIENTS = 8;
  private static final double LONGEST_MILLIS = 15;
  private static final double ENOUGH = 0.3;
  private static final double FLAT = 3;

  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public List<Row> measure(Site site, Effort effort) throws Exception {
    var rows = new ArrayList<Row>();
    var rates = new HashMap<Size, Double>();
    for (var size : effort.sizes()) {
      var pairs = pairs(site, effort, size);
      rates.put(size, Spread.of(pairs, it -> it.own().perSecond()).median());
      rows.addAll(rows(pairs, size));
    }
    rows.add(flat(effort, rates));
    return rows;
  }

  private static List<Effort.Pair> pairs(Site site, Effort effort, Size size) throws Exception {
    var database = site.databases().of(size);
    var company = LargeCompany.in(site.postgres(), database);
    var limit = new PgBench(site.postgres(), database, "inbox.sql", company.forPgBench());
    try (var node = site.node(database)) {
      var ada = company.ada(node);
      Load.Task page = _ -> ada.get(PAGE);
      effort.warmUp(CLIENTS, page);
      return effort.alternating(
          () -> limit.run(CLIENTS, effort.each()), () -> Load.closed(CLIENTS, effort.each(), page));
    }
  }

  private static List<Row> rows(List<Effort.Pair> pairs, Size size) {
    var what = "inbox page, %s messages, 8 clients".formatted(size.word());
    var ratios = Spread.of(pairs, Effort.Pair::rates);
    var p99s = Spread.of(pairs, it -> it.own().p99());
    return List.of(
        new Row(
            what,
            Spread.of(pairs, it -> it.limit().perSecond()).perSecond(),
            Spread.of(pairs, it -> it.own().perSecond()).perSecond(),
            ratios.ratio(),
            "≥ 0.3",
            Verdict.of(ratios.median() >= ENOUGH)),
        new Row(
            what + ", p99",
            Spread.of(pairs, it -> it.limit().p99()).millis(),
            p99s.millis(),
            Spread.of(pairs, Effort.Pair::p99s).ratio(),
            "≤ 15 ms",
            Verdict.of(p99s.median() <= LONGEST_MILLIS)));
  }

  private static Row flat(Effort effort, Map<Size, Double> rates) {
    var from = effort.smallest();
    var to = effort.largest();
    var what = "inbox page, %s to %s messages".formatted(from.word(), to.word());
    if (from == to) return Row.left(what, "one size of data", "≤ 3 times");
    var times = rates.get(from) / rates.get(to);
    return Row.absolute(what, "%.2f times".formatted(times), "≤ 3 times", times <= FLAT);
  }
}
