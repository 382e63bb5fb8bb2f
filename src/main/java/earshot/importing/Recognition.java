package earshot.importing;

import earshot.company.User;
import earshot.importing.PeopleDatabase.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds out who the drafts are about: somebody known, somebody who stands in the file above, or
/// somebody new, who gets a negative number until there is an id.
final class Recognition {

  private final PeopleDatabase database;
  private final User user;
  private final Map<String, Long> people = new HashMap<>();
  private final Set<Pair> applied = new HashSet<>();
  private long newest;

  Recognition(PeopleDatabase database, User user) {
    this.database = database;
    this.user = user;
  }

  /// A draft and whom it is about.
  ///
  /// @param applicant below zero for somebody new
  /// @param first whether it is the first of somebody new
  /// @param twice whether there is an application of theirs for this job
  record Found(Draft draft, long applicant, boolean first, boolean twice) {

    Found about(long other) {
      return new Found(draft, other, first, twice);
    }
  }

  List<Found> of(List<Draft> drafts) {
    var known = database.known(user, drafts);
    applied.addAll(database.applied(Set.copyOf(known.values())));
    var found = new ArrayList<Found>();
    for (var draft : drafts) {
      var before = newest;
      var applicant = applicant(draft, known);
      var twice = !applied.add(new Pair(applicant, draft.job().id()));
      found.add(new Found(draft, applicant, newest < before, twice));
    }
    return found;
  }

  private long applicant(Draft draft, Map<Integer, Long> known) {
    var keys = draft.keys();
    var applicant = known.get(draft.number());
    for (var key : keys) if (applicant == null) applicant = people.get(key);
    if (applicant == null) applicant = --newest;
    for (var key : keys) people.putIfAbsent(key, applicant);
    return applicant;
  }
}
