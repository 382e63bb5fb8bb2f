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
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds the newest hits without sorting all of them: looks at the last days first and then further
/// and further back, so that a common word ends early and a rare one has few hits to read. What
/// takes too long is cut off, and the hits say how far back they reach.
@Component
class NewestHits {

  private final SearchDatabase database;
  private final Applications applications;
  private final TransactionTemplate savepoint;
  private final Clock clock;

  NewestHits(
      SearchDatabase database,
      Applications applications,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.database = database;
    this.applications = applications;
    this.savepoint = new TransactionTemplate(transactions);
    this.clock = clock;
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  Hits find(User user, TsQuery query, SearchCursor below, int limit, Deadline deadline) {
    var own = ownElsewhere(user);
    var places = places(user, own);
    var found = new ArrayList<Hit>();
    var window = Window.before(newestDay(below).plusDays(1));
    try {
      while (true) {
        var look = new Look(query, places, window, below, limit + 1 - found.size());
        var hits = look(user, own, look, deadline);
        if (hits == null) {
          window = window.narrower();
          continue;
        }
        found.addAll(hits);
        if (found.size() > limit) return full(database.show(found.subList(0, limit)));
        if (window.isLast()) return new Hits(database.show(found), null, false);
        below = SearchCursor.before(window.from());
        window = window.older();
      }
    } catch (QueryTimeoutException e) {
      return new Hits(database.show(found), below.isTop() ? null : below, true);
    }
  }

  /// The savepoint is given up each time: with it go the search and its time limit, and what a
  /// limit has cut off does no harm to the transaction.
  private @Nullable List<Hit> look(User user, Set<Long> own, Look look, Deadline deadline) {
    return savepoint.execute(status -> {
      status.setRollbackOnly();
      database.searchFor(look.query(user.companyId()), deadline.millisLeft());
      return database.newest(user, own, look);
    });
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
