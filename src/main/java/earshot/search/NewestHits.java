package earshot.search;

import earshot.company.Role;
import earshot.company.User;
import earshot.hiring.Applications;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Finds the newest hits without sorting all of them: looks at the last days first and then further
/// and further back, so that a common word ends early and a rare one has few hits to read.
@Component
class NewestHits {

  private static final long BUDGET_NANOS = 1_000_000_000;

  private final SearchDatabase database;
  private final Applications applications;
  private final Clock clock;

  NewestHits(SearchDatabase database, Applications applications, Clock clock) {
    this.database = database;
    this.applications = applications;
    this.clock = clock;
  }

  Hits find(User user, TsQuery query, SearchCursor below, int limit) {
    var own = ownElsewhere(user);
    var places = places(user, own);
    var found = new ArrayList<Hit>();
    var start = System.nanoTime();
    var window = Window.before(newestDay(below).plusDays(1));
    while (true) {
      database.searchFor(TsQuery.all(List.of(query, places, window.marks(user.companyId()))));
      var hits = database.newest(user, own, window, below, limit + 1 - found.size());
      if (hits == null) {
        window = window.narrower();
        continue;
      }
      found.addAll(hits);
      if (found.size() > limit) return full(database.show(found.subList(0, limit)));
      if (window.isLast()) return new Hits(database.show(found), null, false);
      below = SearchCursor.before(window.from());
      if (System.nanoTime() - start > BUDGET_NANOS)
        return new Hits(database.show(found), below, true);
      window = window.older();
    }
  }

  private Set<Long> ownElsewhere(User user) {
    if (user.role() == Role.ADMINISTRATOR) return Set.of();
    var own = database.ownElsewhere(user);
    return own.isEmpty() ? Set.of() : applications.readable(user, own);
  }

  private static Hits full(List<Found> found) {
    return new Hits(found, SearchCursor.of(found.getLast()), false);
  }

  /// The marks of the user's locations; none where they would not narrow anything down.
  private static TsQuery places(User user, Set<Long> own) {
    if (user.role() == Role.ADMINISTRATOR || !own.isEmpty()) return TsQuery.any(List.of());
    return TsQuery.any(user.locations().stream().map(id -> "@l" + id).toList());
  }

  /// Tomorrow on a first page, as other nodes have other clocks.
  private LocalDate newestDay(SearchCursor below) {
    return below.isTop()
        ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1)
        : LocalDate.ofInstant(below.at(), ZoneOffset.UTC);
  }
}
