package earshot.bench.rows;

import earshot.bench.site.Site;
import earshot.bench.table.Row;
import java.util.List;

/// What one row of the goals, or some rows of a kind, are measured by.
public interface Measurement {

  /// By which `--only` names it.
  String name();

  List<Row> measure(Site site, Effort effort) throws Exception;
}
