package earshot.bench.rows;

import earshot.bench.load.Load;
import earshot.bench.load.Times;
import earshot.bench.site.Ejabberd;
import earshot.bench.site.Node;
import earshot.bench.site.Site;
import earshot.bench.table.Row;
import earshot.bench.table.Row.Verdict;
import earshot.bench.table.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From sending to received by a live peer, beside ejabberd.
public final class LivePeers implements Measurement {

  private static final String AHEAD = "ahead of ejabberd";

  /// Recorded with 8 pairs in `design/performance.md`; it is not run here.
  private static final double NODEBB = 49;

  private static final double TIMES_NODEBB = 40;
  private static final int RECORDED_PAIRS = 8;

  @Override
  public String name() {
    return "peers";
  }

  @Override
  public List<Row> measure(Site site, Effort effort) throws Exception {
    var rows = new ArrayList<Row>();
    var database = site.databases().copy(effort.smallest(), "work");
    var company = LargeCompany.in(site.postgres(), database);
    var ejabberd = site.ejabberd();
    try (var node = site.node(database)) {
      for (var pairs : List.of(1, 8, 32)) rows.addAll(rows(effort, company, node, ejabberd, pairs));
    } finally {
      ejabberd.ifPresent(Ejabberd::close);
    }
    return rows;
  }

  private static List<Row> rows(
      Effort effort, LargeCompany company, Node node, Optional<Ejabberd> ejabberd, int pairs)
      throws Exception {
    try (var peers = new Peers(company, node, node, pairs)) {
      effort.warmUp(pairs, peers);
      peers.told();
      var told = new ArrayList<Times>();
      var rows =
          ejabberd.isPresent()
              ? beside(effort, ejabberd.get(), pairs, peers, told)
              : alone(effort, pairs, peers, told);
      rows.add(
          Row.told(
              "the same, until the event stream tells of it, p99",
              "–",
              Spread.of(told, Times::p99).millis(),
              "–"));
      return rows;
    }
  }

  private static List<Row> beside(
      Effort effort, Ejabberd ejabberd, int pairs, Peers peers, List<Times> told) throws Exception {
    try (var chat = new ChatPeers(ejabberd, pairs)) {
      effort.warmUp(pairs, chat);
      var tries =
          effort.alternating(
              () -> Load.closed(pairs, effort.each(), chat), () -> run(effort, pairs, peers, told));
      var rates = Spread.of(tries, Effort.Pair::rates);
      var p99s = Spread.of(tries, Effort.Pair::p99s);
      var own = Spread.of(tries, it -> it.own().perSecond());
      var rows = new ArrayList<Row>();
      rows.add(
          new Row(
              what(pairs),
              Spread.of(tries, it -> it.limit().perSecond()).perSecond() + " ejabberd",
              own.perSecond(),
              rates.ratio(),
              AHEAD,
              Verdict.of(rates.median() >= 1)));
      rows.add(
          new Row(
              what(pairs) + ", p99",
              Spread.of(tries, it -> it.limit().p99()).millis() + " ejabberd",
              Spread.of(tries, it -> it.own().p99()).millis(),
              p99s.ratio(),
              AHEAD,
              Verdict.of(p99s.median() <= 1)));
      if (pairs == RECORDED_PAIRS) rows.add(besideNodeBb(own));
      return rows;
    }
  }

  private static List<Row> alone(Effort effort, int pairs, Peers peers, List<Times> told) {
    var tries = new ArrayList<Load.Result>();
    for (var n = 0; n < effort.times(); n++) tries.add(run(effort, pairs, peers, told));
    var own = Spread.of(tries, Load.Result::perSecond);
    var rows = new ArrayList<Row>();
    var none = "ejabberd is not installed; recorded with 8 pairs: 2,280–2,370/s, p99 9.5–10 ms";
    rows.add(new Row(what(pairs), none, own.perSecond(), "–", AHEAD, Verdict.NONE));
    var p99 = Spread.of(tries, Load.Result::p99).millis();
    rows.add(new Row(what(pairs) + ", p99", none, p99, "–", AHEAD, Verdict.NONE));
    if (pairs == RECORDED_PAIRS) rows.add(besideNodeBb(own));
    return rows;
  }

  private static Row besideNodeBb(Spread own) {
    return new Row(
        what(RECORDED_PAIRS),
        "NodeBB 4: 37–49/s, recorded, not run",
        own.perSecond(),
        own.map(it -> it / NODEBB).text("%.0f", ""),
        "≥ 40",
        Verdict.of(own.median() / NODEBB >= TIMES_NODEBB));
  }

  private static Load.Result run(Effort effort, int pairs, Peers peers, List<Times> told) {
    var result = Load.closed(pairs, effort.each(), peers);
    told.add(peers.told());
    return result;
  }

  private static String what(int pairs) {
    return "send → received by a live peer, %d %s".formatted(pairs, pairs == 1 ? "pair" : "pairs");
  }
}
