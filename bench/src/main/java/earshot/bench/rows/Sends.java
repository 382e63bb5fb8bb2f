package earshot.bench.rows;

import earshot.bench.load.Load;
import earshot.bench.load.Web;
import earshot.bench.site.Node;
import earshot.bench.site.PgBench;
import earshot.bench.site.Site;
import earshot.bench.table.Row;
import earshot.bench.table.Row.Verdict;
import earshot.bench.table.Spread;
import java.util.ArrayList;
import java.util.List;

/// Durable sends over HTTP, beside pgbench running the very same statements.
public final class Sends implements Measurement {

  static final String TEXT =
      "Can you come in on Friday at ten? We would like to show you the kitchen.";

  private static final double ENOUGH = 0.6;
  private static final double SLOWEST = 4;

  @Override
  public String name() {
    return "sends";
  }

  @Override
  public List<Row> measure(Site site, Effort effort) throws Exception {
    var rows = new ArrayList<Row>();
    var database = site.databases().copy(effort.smallest(), "work");
    var limits = site.databases().copy(effort.smallest(), "limits");
    var company = LargeCompany.in(site.postgres(), database);
    var limit = new PgBench(site.postgres(), limits, "send.sql", company.forPgBench());
    try (var node = site.node(database)) {
      var api = byApi(company, node);
      var pages = new OpenPages(company, node);
      effort.warmUp(8, api);
      rows.add(SameStatements.compare(site, effort, company, node));
      for (var clients : List.of(8, 32)) {
        rows.addAll(beside(site, effort, limit, database, clients, api, "API"));
        pages.catchUp();
        rows.addAll(beside(site, effort, limit, database, clients, pages, "page"));
      }
      rows.add(unheard(site, effort, limit, company, api));
    }
    return rows;
  }

  /// The deliveries of what is sent are made on the same processors at the same time: what that
  /// costs is the difference to applicants who have neither address nor phone.
  private static Row unheard(
      Site site, Effort effort, PgBench limit, LargeCompany company, Load.Task send) {
    site.postgres().execute(company.database(), "update applicant set email = null, phone = null");
    site.settle(company.database(), effort.settling().multipliedBy(2));
    var pairs =
        effort.alternating(
            () -> limit.run(8, effort.each()), () -> Load.closed(8, effort.each(), send));
    return Row.told(
        "durable sends, API, 8 clients, to applicants without address and phone",
        Spread.of(pairs, it -> it.limit().perSecond()).perSecond(),
        Spread.of(pairs, it -> it.own().perSecond()).perSecond()
            + ", p99 "
            + Spread.of(pairs, it -> it.own().p99()).millis(),
        Spread.of(pairs, Effort.Pair::rates).ratio());
  }

  private static List<Row> beside(
      Site site,
      Effort effort,
      PgBench limit,
      String database,
      int clients,
      Load.Task send,
      String way) {
    effort.warmUp(clients, send);
    var pairs =
        effort.alternating(
            () -> {
              site.settle(database, effort.settling());
              return limit.run(clients, effort.each());
            },
            () -> {
              site.settle(database, effort.settling());
              return Load.closed(clients, effort.each(), send);
            });
    var rates = Spread.of(pairs, Effort.Pair::rates);
    var p99s = Spread.of(pairs, Effort.Pair::p99s);
    var what = "durable sends, %s, %d clients".formatted(way, clients);
    return List.of(
        new Row(
            what,
            Spread.of(pairs, it -> it.limit().perSecond()).perSecond(),
            Spread.of(pairs, it -> it.own().perSecond()).perSecond(),
            rates.ratio(),
            "≥ 0.6",
            Verdict.of(rates.median() >= ENOUGH)),
        new Row(
            what + ", p99",
            Spread.of(pairs, it -> it.limit().p99()).millis(),
            Spread.of(pairs, it -> it.own().p99()).millis(),
            p99s.ratio(),
            "≤ 4",
            Verdict.of(p99s.median() <= SLOWEST)));
  }

  /// As other systems send, in the company's name.
  static Load.Task byApi(LargeCompany company, Node... nodes) {
    var programs = new ArrayList<Web>();
    for (var node : nodes) programs.add(company.program(node));
    return client ->
        programs
            .get(client % programs.size())
            .post(
                "/api/v1/applications/%d/messages".formatted(company.anyConversation()),
                "{\"body\":\"" + TEXT + "\"}");
  }
}
