package earshot.bench.rows;

import earshot.bench.load.Load;
import earshot.bench.load.Times;
import earshot.bench.load.Web;
import earshot.bench.site.Node;
import earshot.bench.site.Site;
import earshot.bench.table.Row;
import earshot.bench.table.Row.Verdict;
import earshot.bench.table.Spread;
import java.util.ArrayList;
import java.util.List;

/// Two servers on one PostgreSQL beside one of them alone, and what passes from one to the other.
public final class TwoNodes implements Measurement {

  private static final int PAIRS = 8;
  private static final String GOAL = "≥ 1";

  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public List<Row> measure(Site site, Effort effort) throws Exception {
    var rows = new ArrayList<Row>();
    var database = site.databases().copy(effort.smallest(), "work");
    var company = LargeCompany.in(site.postgres(), database);
    try (var one = site.node(database);
        var other = site.node(database)) {
      for (var node : List.of(one, other)) effort.warmUp(8, Sends.byApi(company, node));
      for (var clients : List.of(8, 32))
        rows.add(sends(site, effort, company, clients, one, other));
      rows.addAll(peers(site, effort, company, one, other));
      site.settle(database, effort.settling());
      rows.addAll(inbox(effort, company, one, other));
    }
    return rows;
  }

  private static Row sends(
      Site site, Effort effort, LargeCompany company, int clients, Node one, Node other) {
    var alone = Sends.byApi(company, one);
    var both = Sends.byApi(company, one, other);
    var pairs =
        effort.alternating(
            () -> {
              site.settle(company.database(), effort.settling());
              return Load.closed(clients, effort.each(), alone);
            },
            () -> {
              site.settle(company.database(), effort.settling());
              return Load.closed(clients, effort.each(), both);
            });
    return row("durable sends, API, %d clients, two nodes".formatted(clients), pairs);
  }

  private static List<Row> peers(
      Site site, Effort effort, LargeCompany company, Node one, Node other) throws Exception {
    var told = new ArrayList<Times>();
    try (var within = new Peers(company, one, one, PAIRS)) {
      effort.warmUp(PAIRS, within);
    }
    site.settle(company.database(), effort.settling());
    var tries = new ArrayList<Effort.Pair>();
    for (var n = 0; n < effort.times(); n++) {
      Load.Result alone;
      try (var within = new Peers(company, one, one, PAIRS)) {
        alone = Load.closed(PAIRS, effort.each(), within);
      }
      try (var across = new Peers(company, one, other, PAIRS)) {
        tries.add(new Effort.Pair(alone, Load.closed(PAIRS, effort.each(), across)));
        told.add(across.told());
      }
    }
    var p99 = Spread.of(told, Times::p99);
    return List.of(
        row("send → received by a live peer at the other node, 8 pairs", tries),
        Row.absolute(
            "live updates from node to node, p99", p99.millis(), "≤ 100 ms", p99.median() <= 100));
  }

  private static List<Row> inbox(Effort effort, LargeCompany company, Node one, Node other)
      throws Exception {
    var browsers = new ArrayList<Web>();
    for (var node : List.of(one, other)) browsers.add(company.ada(node));
    Load.Task both = client -> browsers.get(client % 2).get("/message-center");
    Load.Task alone = _ -> browsers.getFirst().get("/message-center");
    effort.warmUp(8, both);
    var pairs =
        effort.alternating(
            () -> Load.closed(8, effort.each(), alone), () -> Load.closed(8, effort.each(), both));
    return List.of(row("inbox page, 8 clients, two nodes", pairs));
  }

  /// The limit is one node.
  private static Row row(String what, List<Effort.Pair> pairs) {
    var ratio = Spread.of(pairs, Effort.Pair::rates);
    return new Row(
        what,
        Spread.of(pairs, it -> it.limit().perSecond()).perSecond() + " one node",
        Spread.of(pairs, it -> it.own().perSecond()).perSecond()
            + ", p99 "
            + Spread.of(pairs, it -> it.own().p99()).millis(),
        ratio.ratio(),
        GOAL,
        Verdict.of(ratio.median() >= 1));
  }
}
