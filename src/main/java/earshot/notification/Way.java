package earshot.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many deliveries of one channel go out of this node at once, and who waits for a place. Bulk
/// messages leave some of the places to single ones, and wait for all others.
final class Way {

  private static final int PLACES = 16;
  private static final int PLACES_FOR_BULK = 12;
  private static final int FOR_OTHERS = 4;

  /// The smallest group that is called as one job while as many jobs of the same company are under
  /// way: these will free more places soon.
  private static final int SOME = 4;

  /// So many of a kind are remembered at most; the others come by themselves.
  private static final int LONGEST_LINE = 10_000;

  /// How long a place is kept for a job that was called: by then the scheduler of this node has
  /// picked it, or another node has.
  private static final Duration ARRIVAL = Duration.ofMillis(300);

  /// For how long it goes before who waits, though no place is kept: on a busy machine the
  /// scheduler takes its time, and whoever came too late would be turned away again and again.
  private static final Duration FIRST = Duration.ofSeconds(5);

  /// Bulk messages wait for all others, but not for ever: so often one of theirs goes first.
  private static final Duration PATIENCE_OF_BULK = Duration.ofSeconds(10);

  private final Lane all = new Lane(PLACES, FOR_OTHERS);
  private final Lane bulks = new Lane(PLACES_FOR_BULK, FOR_OTHERS);
  private final Map<Kind, SequencedSet<String>> lines = new LinkedHashMap<>();
  private final Map<Job, Called> called = new HashMap<>();
  private final Set<Job> calledInVain = new HashSet<>();
  private final Clock clock;
  private @Nullable Instant bulkWaits;

  /// Jobs of that name of a company, which stand in one line.
  ///
  /// @param together the name of jobs that do what several of these would; null if there are none
  record Kind(String task, long company, boolean bulk, @Nullable String together) {

    Kind(String task, long company, boolean bulk) {
      this(task, company, bulk, null);
    }
  }

  /// @param name of the instance
  record Job(Kind kind, String name) {}

  /// Who is to be called.
  ///
  /// @param waiting those of the line whose work is to be done
  /// @param job the one that will run; if only one waits, that one
  record Call(List<Job> waiting, Job job) {}

  private record Called(Instant at, int places) {

    boolean isWithin(Duration time, Instant now) {
      return Duration.between(at, now).abs().compareTo(time) <= 0;
    }
  }

  Way(Clock clock) {
    this.clock = clock;
  }

  /// Whoever was called comes before who just came.
  ///
  /// @return whether there is a place for it
  synchronized boolean enter(Job job) {
    var isCalled = called.remove(job) != null;
    if (!isCalled && lines.containsKey(job.kind())) return false;
    var hasPlace = take(job.kind());
    if (isCalled && !hasPlace) calledInVain.add(job);
    return hasPlace;
  }

  /// As many places for a job of many as there are, at most so many.
  synchronized int enter(Job job, int most) {
    called.remove(job);
    var places = 0;
    while (places < most && take(job.kind())) places++;
    return places;
  }

  private boolean take(Kind kind) {
    if (kind.bulk() && bulks.room(kind.company()) <= 0) return false;
    if (!all.enter(kind.company())) return false;
    return !kind.bulk() || bulks.enter(kind.company());
  }

  synchronized void leave(Kind kind) {
    all.leave(kind.company());
    if (kind.bulk()) bulks.leave(kind.company());
  }

  /// Whether something of a bulk message of the company is under way.
  synchronized boolean isBulkUnderWay(long company) {
    return bulks.held(company) > 0;
  }

  /// Whether others like it wait.
  synchronized boolean isWaitedFor(Kind kind) {
    return lines.containsKey(kind);
  }

  /// It found no place, and is to be called.
  synchronized void join(Job job) {
    var line = lines.computeIfAbsent(job.kind(), _ -> new LinkedHashSet<>());
    if (calledInVain.remove(job)) line.addFirst(job.name());
    else if (line.size() < LONGEST_LINE) line.add(job.name());
  }

  /// How many wait to be called.
  ///
  /// @param bulk whether of bulk messages, or of all others
  synchronized int waiting(boolean bulk) {
    return lines.entrySet().stream()
        .filter(line -> line.getKey().bulk() == bulk)
        .mapToInt(line -> line.getValue().size())
        .sum();
  }

  /// Who is to be called, as there is a place for it: the first of a line, and one line after the
  /// other. Where many wait that can be made together, several are called as one.
  synchronized Optional<Call> next() {
    var now = clock.instant();
    called.values().removeIf(it -> !it.isWithin(FIRST, now));
    var kept =
        called.values().stream()
            .filter(it -> it.isWithin(ARRIVAL, now))
            .mapToInt(Called::places)
            .sum();
    var next = lines.keySet().stream().filter(kind -> hasRoom(kind, kept)).min(order(now));
    return next.map(kind -> {
      if (kind.bulk()) bulkWaits = null;
      var waiting =
          first(kind, kind.together() == null ? 1 : Math.min(DeliverMany.FEW, room(kind, kept)));
      var job = waiting.size() == 1 ? waiting.getFirst() : together(kind, waiting);
      called.put(job, new Called(now, waiting.size()));
      return new Call(waiting, job);
    });
  }

  private Comparator<Kind> order(Instant now) {
    if (lines.keySet().stream().noneMatch(Kind::bulk)) bulkWaits = null;
    else if (bulkWaits == null) bulkWaits = now;
    var waited = bulkWaits == null ? Duration.ZERO : Duration.between(bulkWaits, now).abs();
    var bulkLast = Comparator.comparing(Kind::bulk);
    return waited.compareTo(PATIENCE_OF_BULK) > 0 ? bulkLast.reversed() : bulkLast;
  }

  private List<Job> first(Kind kind, int most) {
    var line = Objects.requireNonNull(lines.remove(kind));
    var first = new ArrayList<Job>();
    while (first.size() < most && !line.isEmpty()) first.add(new Job(kind, line.removeFirst()));
    if (!line.isEmpty()) lines.put(kind, line);
    return first;
  }

  private static Job together(Kind kind, List<Job> jobs) {
    var name = JobName.together(jobs.stream().map(Job::name).toList());
    return new Job(
        new Kind(Objects.requireNonNull(kind.together()), kind.company(), kind.bulk()), name);
  }

  private boolean hasRoom(Kind kind, int kept) {
    var line = Objects.requireNonNull(lines.get(kind)).size();
    var least = kind.together() == null || all.held(kind.company()) < SOME ? 1 : SOME;
    return room(kind, kept) >= Math.min(least, line);
  }

  /// How many places there are, beside those kept for who was called and is not here yet.
  private int room(Kind kind, int kept) {
    var room = all.room(kind.company());
    if (kind.bulk()) room = Math.min(room, bulks.room(kind.company()));
    return room - kept;
  }

  /// It is not to be called: it has come by itself, or is gone.
  synchronized void isNotThere(Job job) {
    called.remove(job);
  }
}
