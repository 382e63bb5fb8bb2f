package earshot.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one fault: a line of the table.
final class Row {

  final Fault fault;
  final int firstEntry;
  int lastEntry;
  int acknowledged;
  Tally.Counts counts = new Tally.Counts(0, 0);
  Duration longestStop = Duration.ZERO;
  @Nullable Findings findings;
  final List<String> complaints = new ArrayList<>();

  Row(Fault fault, int firstEntry) {
    this.fault = fault;
    this.firstEntry = firstEntry;
  }

  void stopped(Duration time) {
    if (time.compareTo(longestStop) > 0) longestStop = time;
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
