package earshot.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the other side of a channel has taken, in order.
final class Arrivals {

  /// A mail says an entry of the ledger twice; in its plain text it stands in a line, alone or
  /// after the name of who wrote it.
  static final Pattern ENTRY_IN_MAIL =
      Pattern.compile("(?m)^(?:[\\p{L} ]+: )?(Ledger entry \\d+\\.)\\s*$");

  static final Pattern ENTRY_IN_TEXT = Pattern.compile("(Ledger entry \\d+\\.)");

  /// @param at by [System#nanoTime]
  /// @param to address or phone
  /// @param id what the other side knows it by; the same for the same mail sent again
  /// @param entries of the ledger that it carries
  record Taken(long at, String to, String id, Set<String> entries, String text) {}

  private final Pattern entry;
  private final List<Taken> all = new ArrayList<>();

  Arrivals(Pattern entry) {
    this.entry = entry;
  }

  synchronized void take(String to, String id, String text) {
    var entries =
        entry.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    all.add(new Taken(System.nanoTime(), to, id, entries, text));
  }

  synchronized List<Taken> all() {
    return List.copyOf(all);
  }

  /// How long after that moment something came; empty if nothing has yet.
  synchronized Optional<Duration> firstAfter(long moment) {
    var next = all.size();
    while (next > 0 && all.get(next - 1).at() > moment) next--;
    return next == all.size()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(all.get(next).at() - moment));
  }
}
