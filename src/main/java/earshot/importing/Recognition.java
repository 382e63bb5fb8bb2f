package earshot.importing;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.importing.PeopleDatabase.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out who the drafts are about: somebody known, somebody who stands in the file above, or
/// somebody new, who gets a negative number until there is an id.
final class Recognition {

  private final PeopleDatabase database;
  private final User user;
  private final Map<String, Long> people = new HashMap<>();
  private final Set<Pair> applied = new HashSet<>();
  private final Set<String> ids = new HashSet<>();
  private long newest;

  Recognition(PeopleDatabase database, User user) {
    this.database = database;
    this.user = user;
  }

  /// A draft and whom it is about.
  ///
  /// @param applicant below zero for somebody new
  /// @param first whether it is the first of somebody new
  /// @param refusal why it is not stored, as a sentence; null if it is
  record Found(Draft draft, long applicant, boolean first, @Nullable String refusal) {

    Found about(long other) {
      return new Found(draft, other, first, refusal);
    }
  }

  List<Found> of(List<Draft> drafts) {
    var known = database.known(user, drafts);
    applied.addAll(database.applied(Set.copyOf(known.values())));
    var found = new ArrayList<Found>();
    ids.addAll(database.takenIds(drafts));
    for (var draft : drafts) found.add(of(draft, known));
    return found;
  }

  private Found of(Draft draft, Map<Integer, Long> known) {
    var before = before(draft, known);
    var id = draft.externalId();
    if (before == null && id != null && !ids.add(id))
      return new Found(
          draft, 0, false, say("The id {0} is somebody else's already.", Cells.quoted(id)));
    var applicant = before == null ? --newest : before;
    draft.keys().forEach(key -> people.putIfAbsent(key, applicant));
    var twice = !applied.add(new Pair(applicant, draft.job().id()));
    return new Found(draft, applicant, before == null, twice ? twice() : null);
  }

  /// Without the name, which stands in the row: a reason outlives its cells.
  static String twice() {
    return say("This applicant has an application for this job already.");
  }

  /// Null for somebody new.
  private @Nullable Long before(Draft draft, Map<Integer, Long> known) {
    var applicant = known.get(draft.number());
    for (var key : draft.keys()) if (applicant == null) applicant = people.get(key);
    return applicant;
  }
}
