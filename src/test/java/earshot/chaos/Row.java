package earshot.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one fault: a line of the table.
final class Row {

  /// The jobs of a node that died are others' after 20 to 30 s, and one of them may be struck next.
  private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(90);

  final Fault fault;
  final int firstEntry;
  int lastEntry;
  int acknowledged;
  Tally.Counts counts = new Tally.Counts(0, 0);
  Duration longestStop = Duration.ZERO;
  final List<LeftBehind> leftBehind = new ArrayList<>();
  Duration longestTakingOver = Duration.ZERO;
  @Nullable Findings findings;
  final List<String> complaints = new ArrayList<>();

  Row(Fault fault, int firstEntry) {
    this.fault = fault;
    this.firstEntry = firstEntry;
  }

  void stopped(Duration time) {
    if (time.compareTo(longestStop) > 0) longestStop = time;
  }

  /// How long what a node left behind took to come to its end; returns whether that is in time.
  boolean tookOver(Duration time) {
    if (time.compareTo(longestTakingOver) > 0) longestTakingOver = time;
    if (time.compareTo(TAKEN_OVER_WITHIN) <= 0) return true;
    complaints.add("what a node had in hand took %d s".formatted(time.toSeconds()));
    return false;
  }

  /// What must not be, in words.
  void judge(Findings found) {
    findings = found;
    if (found.lost() > 0) complaints.add(found.lost() + " lost");
    if (found.twice() > 0) complaints.add(found.twice() + " twice");
    if (counts.broken() > 0 && !fault.cutsOff())
      complaints.add(counts.broken() + " without an answer");
    if (found.repeated() > (long) fault.repeats() * fault.times())
      complaints.add(found.repeated() + " repeated");
    if (found.uncertain() > 0 && !fault.harms()) complaints.add(found.uncertain() + " uncertain");
  }

  boolean held() {
    return complaints.isEmpty();
  }
}
