package earshot.bench.rows;

import earshot.bench.load.Load;
import earshot.bench.site.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// How much is done.
///
/// @param times how often each pair of figures is taken, the limit and Earshot in turn
/// @param each how long each of them
/// @param warmUps how often a server is asked before it counts, or its code is not compiled yet
/// @param warmUp how long at most
/// @param starts how often a server is started
/// @param bulks how many bulk messages are sent
/// @param streams how many are held open where there are to be many
/// @param sizes of the data, the smallest first
public record Effort(
    int times,
    Duration each,
    int warmUps,
    Duration warmUp,
    int starts,
    int bulks,
    int streams,
    List<Size> sizes) {

  /// A limit and what Earshot does beside it.
  public record Pair(Load.Result limit, Load.Result own) {

    double rates() {
      return own.perSecond() / limit.perSecond();
    }

    double p99s() {
      return own.p99() / limit.p99();
    }
  }

  public Size smallest() {
    return sizes.getFirst();
  }

  public Size largest() {
    return sizes.getLast();
  }

  /// How long the jobs of one try may take before the next begins.
  Duration settling() {
    return each.multipliedBy(2);
  }

  /// Asks so often that what follows is measured on a server that runs as it would all day.
  public void warmUp(int clients, Load.Task task) {
    var asked = 0L;
    var end = System.nanoTime() + warmUp.toNanos();
    while (asked < warmUps && System.nanoTime() < end)
      asked += Load.closed(clients, Duration.ofSeconds(1), task).times().count();
  }

  /// In turn, so that both meet the machine in the same mood.
  public List<Pair> alternating(Supplier<Load.Result> limit, Supplier<Load.Result> own) {
    var pairs = new ArrayList<Pair>();
    for (var n = 0; n < times; n++) pairs.add(new Pair(limit.get(), own.get()));
    return pairs;
  }
}
