package earshot.bench.rows;

import earshot.bench.site.Node;
import earshot.bench.site.Site;
import earshot.bench.table.Row;

/// Whether pgbench's script still says what the server says.
final class SameStatements {

  private SameStatements() {}

  static Row compare(Site site, LargeCompany company, Node node) {
    return Row.left("statements of a send", "not yet", "–");
  }
}
