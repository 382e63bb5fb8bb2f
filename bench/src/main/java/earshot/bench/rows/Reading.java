package earshot.bench.rows;

import earshot.bench.load.Load;
import earshot.bench.load.Times;
import earshot.bench.load.Web;
import earshot.bench.site.Site;
import earshot.bench.table.Row;
import earshot.bench.table.Spread;
import java.util.ArrayList;
import java.util.List;

/// What a manager reads all day, one page after the other, with as many messages as there are.
public final class Reading implements Measurement {

  /// Of one kind of search each.
  private static final List<String> SEARCHES =
      List.of(
          "zanzibar",
          "interview ",
          "you ",
          "int",
          "interview tomorrow ",
          "parking register ",
          "sunrise sunset ",
          "you zanzibar ",
          "\"you for\"",
          "qqqqqq",
          "maria",
          "john smith",
          "jhon smiht");

  @Override
  public String name() {
    return "reading";
  }

  @Override
  public List<Row> measure(Site site, Effort effort) throws Exception {
    var database = site.databases().of(effort.largest());
    var company = LargeCompany.in(site.postgres(), database);
    var among = " in " + effort.largest().word() + " messages";
    try (var node = site.node(database)) {
      var ada = company.ada(node);
      var rows = new ArrayList<Row>();
      rows.add(row("counter" + among, "/message-center/counter", 5, ada, effort));
      var conversation = "/applications/" + company.longConversation() + "/conversation";
      rows.add(row("open a conversation of 5,000 messages", conversation, 15, ada, effort));
      rows.addAll(searches(among, ada, effort));
      return rows;
    }
  }

  private static Row row(String what, String page, int goal, Web ada, Effort effort) {
    effort.warmUp(1, _ -> ada.get(page));
    var tries = new ArrayList<Load.Result>();
    for (var n = 0; n < effort.times(); n++)
      tries.add(Load.closed(1, effort.each(), _ -> ada.get(page)));
    return judged(what + ", p99", Spread.of(tries, Load.Result::p99), goal);
  }

  /// All kinds in turn; those beyond the goal are named.
  private static List<Row> searches(String among, Web ada, Effort effort) throws Exception {
    var rows = new ArrayList<Row>();
    for (var words : SEARCHES) {
      var page = "/message-center/search?q=" + Web.encoded(words);
      Load.closed(1, effort.each().dividedBy(4), _ -> ada.get(page));
      var tries = new ArrayList<Times>();
      for (var n = 0; n < effort.times(); n++)
        tries.add(Load.closed(1, effort.each().dividedBy(4), _ -> ada.get(page)).times());
      var what = "search for `%s`%s, p99".formatted(words.strip(), among);
      rows.add(judged(what, Spread.of(tries, Times::p99), 100));
    }
    return rows;
  }

  private static Row judged(String what, Spread p99, int goal) {
    return Row.absolute(what, p99.millis(), "≤ " + goal + " ms", p99.median() <= goal);
  }
}
