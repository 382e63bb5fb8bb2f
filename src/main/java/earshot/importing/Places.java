package earshot.importing;

import static earshot.language.Say.say;

import earshot.company.Location;
import earshot.hiring.Job;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The jobs that the importing user reviews applications for, as rows name them. What the user may
/// not see is not told from what is not there.
final class Places {

  /// An open one before a closed one, then the newest.
  private static final Comparator<Job> BETTER =
      Comparator.comparing(Job::open).thenComparingLong(Job::id);

  private final Map<Long, Job> jobs;
  private final Map<String, List<Job>> byTitle = new HashMap<>();
  private final Map<Long, Location> locations;

  /// The same few, tens of thousands of times.
  private final Map<Named, Job> found = new HashMap<>();

  Places(List<Job> jobs, List<Location> locations) {
    this.jobs = jobs.stream().collect(Collectors.toMap(Job::id, Function.identity()));
    this.locations =
        locations.stream().collect(Collectors.toMap(Location::id, Function.identity()));
    for (var job : jobs)
      byTitle.computeIfAbsent(Cells.folded(job.title()), _ -> new ArrayList<>()).add(job);
  }

  /// The job a row is for.
  ///
  /// @param usual for a row that names none
  Job find(String title, String location, @Nullable Long usual) throws RowRefused {
    if (title.isEmpty()) return usual(location, usual);
    var named = new Named(title, location);
    var job = found.get(named);
    if (job != null) return job;
    job = find(title, location);
    found.put(named, job);
    return job;
  }

  private Job find(String title, String location) throws RowRefused {
    var there =
        byTitle.getOrDefault(Cells.folded(title), List.of()).stream()
            .filter(job -> location.isEmpty() || isAt(job, location))
            .toList();
    if (there.stream().map(Job::locationId).distinct().count() > 1)
      throw new RowRefused(
          say("There are several jobs {0}; say at which location.", Cells.quoted(title)));
    return there.stream().max(BETTER).orElseThrow(() -> unknown(title, location));
  }

  Location of(Job job) {
    return Objects.requireNonNull(locations.get(job.locationId()));
  }

  private Job usual(String location, @Nullable Long usual) throws RowRefused {
    if (usual == null) throw new RowRefused(say("No job is given."));
    var job = jobs.get(usual);
    if (job == null)
      throw new RowRefused(say("You may not review applications for the chosen job any more."));
    if (!location.isEmpty() && !isAt(job, location)) throw unknown(job.title(), location);
    return job;
  }

  private static boolean isAt(Job job, String location) {
    return Cells.folded(job.location()).equals(Cells.folded(location));
  }

  private record Named(String title, String location) {}

  private static RowRefused unknown(String title, String location) {
    return new RowRefused(
        location.isEmpty()
            ? say("You review applications for no job {0}.", Cells.quoted(title))
            : say(
                "You review applications for no job {0} at {1}.",
                Cells.quoted(title), Cells.quoted(location)));
  }
}
