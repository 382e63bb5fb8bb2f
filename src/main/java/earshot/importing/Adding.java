package earshot.importing;

import earshot.company.User;
import earshot.importing.PeopleDatabase.Pair;
import earshot.importing.Recognition.Found;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Makes applicants and applications of some rows of an import, with the rights of its user of that
/// moment, and notes what became of each. Nobody is told of them: they are no news.
@Component
class Adding {

  private final PlacesOf places;
  private final PeopleDatabase people;
  private final RowDatabase database;
  private final Clock clock;

  Adding(PlacesOf places, PeopleDatabase people, RowDatabase database, Clock clock) {
    this.places = places;
    this.people = people;
    this.database = database;
    this.clock = clock;
  }

  void add(Import its, User user, List<Numbered> rows) {
    var drafts = new Drafts(its.columns(), places.user(user), clock.instant());
    var part = Part.of(rows, drafts, new Recognition(people, user));
    var found = withIds(its, part.found());
    var stored = database.addApplications(its.id(), found);
    var outcomes = outcomes(rows, part, found, stored);
    database.note(its.id(), outcomes);
    var recognized = part.found().stream().filter(it -> it.applicant() > 0).count();
    database.count(its.id(), rows.size(), stored.size(), (int) recognized);
  }

  void refuse(Import its, Numbered row, String reason) {
    database.note(its.id(), List.of(Outcome.failed(row, reason)));
    database.count(its.id(), 1, 0, 0);
  }

  /// Those who are new are stored.
  private List<Found> withIds(Import its, List<Found> found) {
    var fresh = found.stream().filter(Found::first).toList();
    var ids = database.newIds(fresh.size());
    var people = new LinkedHashMap<Long, Draft>();
    var byNumber = new HashMap<Long, Long>();
    for (var n = 0; n < fresh.size(); n++) {
      people.put(ids.get(n), fresh.get(n).draft());
      byNumber.put(fresh.get(n).applicant(), ids.get(n));
    }
    database.addApplicants(its.id(), people, clock.instant());
    return found.stream()
        .map(it -> it.about(byNumber.getOrDefault(it.applicant(), it.applicant())))
        .toList();
  }

  private static List<Outcome> outcomes(
      List<Numbered> rows, Part part, List<Found> found, Map<Pair, Long> stored) {
    var byNumber = new HashMap<Integer, Found>();
    found.forEach(it -> byNumber.put(it.draft().number(), it));
    var outcomes = new ArrayList<Outcome>();
    for (var row : rows) {
      var reason = part.failed().get(row.number());
      outcomes.add(
          reason == null
              ? outcome(row, Objects.requireNonNull(byNumber.get(row.number())), stored)
              : Outcome.failed(row, reason));
    }
    return outcomes;
  }

  private static Outcome outcome(Numbered row, Found found, Map<Pair, Long> stored) {
    var application = stored.get(new Pair(found.applicant(), found.draft().job().id()));
    return application == null
        ? Outcome.failed(row, Recognition.twice())
        : Outcome.added(row, application, found.applicant());
  }
}
