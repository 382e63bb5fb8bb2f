package earshot.search;

import java.util.List;

/// One look into some days for the newest hits below a cursor.
record Look(TsQuery what, Window window, SearchCursor below, int limit) {

  TsQuery query(long company) {
    return TsQuery.all(List.of(what, window.marks(company)));
  }
}
