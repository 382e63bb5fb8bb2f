package earshot.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/// Every operation the servers acknowledged, and what must be true of it from then on.
final class Ledger {

  /// A message that is stored, under words that no other one has.
  record Said(long conversation, String entry) {}

  private final AtomicInteger numbers = new AtomicInteger();
  private final Set<Said> said = ConcurrentHashMap.newKeySet();
  private final Map<Long, Boolean> archived = new ConcurrentHashMap<>();
  private final Map<Long, Boolean> declined = new ConcurrentHashMap<>();
  private final Set<Long> doubted = ConcurrentHashMap.newKeySet();
  private final Set<Long> onScreen = ConcurrentHashMap.newKeySet();
  private final Set<Long> openToDeclines = ConcurrentHashMap.newKeySet();
  private final NavigableSet<Long> moments = new ConcurrentSkipListSet<>();

  /// Words for the next message.
  String next() {
    return "Ledger entry " + numbers.incrementAndGet() + ".";
  }

  /// How many entries there are.
  int last() {
    return numbers.get();
  }

  static int number(String entry) {
    return Integer.parseInt(entry.replaceAll("\\D", ""));
  }

  void said(long conversation, String entry) {
    said.add(new Said(conversation, entry));
  }

  void archived(long conversation, boolean is) {
    archived.put(conversation, is);
  }

  void declined(long application, boolean is) {
    declined.put(application, is);
  }

  /// What is said there is read as it comes, so neither mail nor text has to go.
  void isOnScreen(long conversation) {
    onScreen.add(conversation);
  }

  boolean mayBeRead(long conversation) {
    return onScreen.contains(conversation);
  }

  /// It is declined and opened again all the while, so what is under way there may be skipped.
  void isOpenToDeclines(long application) {
    openToDeclines.add(application);
  }

  boolean mayBeDeclined(long application) {
    return openToDeclines.contains(application);
  }

  /// A mark or decline there may be done once more, late, by a node that stood still.
  void doubt(long conversation) {
    doubted.add(conversation);
  }

  boolean isDoubted(long conversation) {
    return doubted.contains(conversation);
  }

  /// Where there was doubt, what is stored holds from now on; nothing may be on its way.
  void settle(Map<Long, Boolean> storedArchived, Map<Long, Boolean> storedDeclined) {
    for (var conversation : doubted) {
      archived.computeIfPresent(conversation, storedArchived::getOrDefault);
      declined.computeIfPresent(conversation, storedDeclined::getOrDefault);
    }
    doubted.clear();
  }

  /// Something was acknowledged just now.
  void acknowledged() {
    moments.add(System.nanoTime());
  }

  Set<Said> said() {
    return said;
  }

  /// Whether it was said to be in the archive of who plays with it.
  boolean isArchived(long conversation) {
    return archived.getOrDefault(conversation, false);
  }

  boolean isDeclined(long application) {
    return declined.getOrDefault(application, false);
  }

  /// Which conversations are in the archive of who plays with them and which are not, beyond doubt.
  Map<Long, Boolean> archived() {
    return withoutDoubt(archived);
  }

  Map<Long, Boolean> declined() {
    return withoutDoubt(declined);
  }

  private Map<Long, Boolean> withoutDoubt(Map<Long, Boolean> all) {
    var sure = new HashMap<>(all);
    sure.keySet().removeAll(doubted);
    return sure;
  }

  int count() {
    return moments.size();
  }

  /// How long after that moment something was acknowledged; empty if nothing has been yet.
  Optional<Duration> firstAfter(long moment) {
    return Optional.ofNullable(moments.higher(moment)).map(next -> Duration.ofNanos(next - moment));
  }
}
