package earshot.bench.rows;

import earshot.bench.load.Load;
import earshot.bench.load.Web;
import earshot.bench.site.Site;
import earshot.bench.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The other lists of the message center, for an administrator and for a manager of one location of
/// forty; figures to know, beside the goals.
public final class Lists implements Measurement {

  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("inbox", "/message-center");
    PAGES.put("inbox, compressed as for a browser", "/message-center");
    PAGES.put("unanswered", "/message-center/unanswered");
    PAGES.put("archived", "/message-center/archived");
    PAGES.put("all of the locations", "/message-center?scope=locations");
    PAGES.put("search for a common word", "/message-center/search?q=interview+");
  }

  @Override
  public String name() {
    return "lists";
  }

  @Override
  public List<Row> measure(Site site, Effort effort) throws Exception {
    var database = site.databases().of(effort.largest());
    var company = LargeCompany.in(site.postgres(), database);
    var max =
        site.postgres()
            .number(database, "select id from app_user where email = 'max@bench.example'");
    try (var node = site.node(database)) {
      var rows = new ArrayList<Row>();
      rows.addAll(rows("administrator", company.ada(node), effort));
      rows.addAll(
          rows("manager of one location", LargeCompany.user(node, company.id(), max), effort));
      return rows;
    }
  }

  private static List<Row> rows(String who, Web browser, Effort effort) {
    var rows = new ArrayList<Row>();
    PAGES.forEach((what, page) -> {
      var asking = what.contains("compressed") ? browser.with("Accept-Encoding", "gzip") : browser;
      Load.closed(1, effort.each().dividedBy(4), _ -> asking.get(page));
      var found = Load.closed(1, effort.each(), _ -> asking.get(page));
      var figures = "p50 %.1f ms, p99 %.1f ms".formatted(found.p50(), found.p99());
      rows.add(
          Row.told(
              "%s: %s, %s messages".formatted(who, what, effort.largest().word()),
              "–",
              figures,
              "–"));
    });
    return rows;
  }
}
