package earshot.search;

import java.util.List;

/// One look into some days for the newest hits below a cursor.
///
/// @param places the marks of the locations; none where they would not narrow anything down
record Look(TsQuery what, TsQuery places, Window window, SearchCursor below, int limit) {

  /// A location's mark is its company's as well, and each mark costs as much as a common word.
  TsQuery query(long company) {
    var isPlaced = window.isLast() && !places.text().isEmpty();
    return TsQuery.all(
        isPlaced ? List.of(what, places) : List.of(what, places, window.marks(company)));
  }
}
