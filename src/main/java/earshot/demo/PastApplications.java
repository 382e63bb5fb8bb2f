package earshot.demo;

import earshot.hiring.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Who applied for what and when: those the conversations tell of, one more application for
/// everybody else, and for some a second and a third one, longer ago, at other locations.
final class PastApplications {

  private static final List<Stage> FRESH = List.of(Stage.NEW, Stage.NEW, Stage.REVIEWED);
  private static final List<Stage> OPEN =
      List.of(
          Stage.NEW,
          Stage.REVIEWED,
          Stage.REVIEWED,
          Stage.REVIEWED,
          Stage.FAVORITED,
          Stage.INTERVIEW,
          Stage.DECLINED);
  private static final List<Stage> OLD =
      List.of(
          Stage.REVIEWED,
          Stage.REVIEWED,
          Stage.FAVORITED,
          Stage.HIRED,
          Stage.DECLINED,
          Stage.DECLINED,
          Stage.DECLINED,
          Stage.WITHDRAWN);
  private static final List<Stage> ENDED =
      List.of(Stage.DECLINED, Stage.DECLINED, Stage.DECLINED, Stage.REVIEWED, Stage.WITHDRAWN);

  private final DemoCompany company;
  private final RandomGenerator random;
  private final Instant now;
  private final List<PastApplication> all = new ArrayList<>();

  PastApplications(DemoCompany company, RandomGenerator random, Instant now) {
    this.company = company;
    this.random = random;
    this.now = now;
  }

  /// All of them, the oldest first.
  List<PastApplication> of(Map<String, Person> people) {
    for (var script : ScriptReader.read(company, now))
      all.add(scripted(script, Known.in(people, script.name())));
    var number = 0;
    for (var person : people.values()) {
      if (of(person).isEmpty()) all.add(recent(person));
      if (++number % 5 == 3 || number % 19 == 7) addEarlier(person);
      if (number % 19 == 7) addEarlier(person);
    }
    return all.stream().sorted(Comparator.comparing(PastApplication::appliedAt)).toList();
  }

  private List<PastApplication> of(Person person) {
    return all.stream().filter(it -> it.person().equals(person)).toList();
  }

  private PastApplication scripted(Script script, Person person) {
    var isToday = script.begin().isAfter(now.minus(Duration.ofHours(12)));
    var waited = isToday ? minutes(20, 80) : minutes(2 * 60, 40 * 60);
    var at = script.begin().minus(waited);
    return new PastApplication(person, company.opening(script.job()), at, Stage.NEW, at, script);
  }

  /// Most of them in the last weeks.
  private PastApplication recent(Person person) {
    var days = 120 * Math.pow(random.nextDouble(), 3);
    var at = now.minusSeconds(240 + (long) (days * 24 * 60 * 60));
    return applied(person, any(company.openings()), at, days < 3 ? FRESH : days < 21 ? OPEN : OLD);
  }

  private void addEarlier(Person person) {
    var known = of(person);
    var locations = known.stream().map(it -> it.opening().location()).toList();
    var others =
        company.openings().stream().filter(it -> !locations.contains(it.location())).toList();
    if (others.isEmpty()) return;
    var first = known.stream().map(PastApplication::appliedAt).min(Comparator.naturalOrder());
    var at = first.orElseThrow().minus(minutes(20 * 24 * 60, 150 * 24 * 60));
    all.add(applied(person, any(others), at, ENDED));
  }

  private PastApplication applied(Person person, Opening opening, Instant at, List<Stage> stages) {
    var decided = at.plus(minutes(60, 6 * 24 * 60));
    return new PastApplication(
        person,
        opening,
        at,
        decided.isAfter(now) ? Stage.NEW : any(stages),
        decided.isAfter(now) ? at : decided,
        null);
  }

  private Duration minutes(int least, int most) {
    return Duration.ofMinutes(random.nextInt(least, most));
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
