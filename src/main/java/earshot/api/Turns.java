package earshot.api;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Who comes for the same at once takes turns, on this node. Those that wait hold nothing that
/// others need.
final class Turns<K> {

  /// Those that are there for the same.
  private static final class Line {

    private final Semaphore place = new Semaphore(1, true);
    private int length;
  }

  private final ConcurrentMap<K, Line> lines = new ConcurrentHashMap<>();

  /// Held until it is closed.
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /// Waits for a turn.
  ///
  /// @return null if it did not come in that time
  @Nullable Turn take(K key, Duration most) {
    var line = join(key);
    if (comes(line, most))
      return () -> {
        line.place.release();
        leave(key);
      };
    leave(key);
    return null;
  }

  private static boolean comes(Line line, Duration most) {
    try {
      return line.place.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Line join(K key) {
    return lines.compute(
        key,
        (_, known) -> {
          var line = known == null ? new Line() : known;
          line.length++;
          return line;
        });
  }

  private void leave(K key) {
    lines.computeIfPresent(key, (_, line) -> --line.length == 0 ? null : line);
  }
}
