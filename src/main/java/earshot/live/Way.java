package earshot.live;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/// A line and whether it works. One that took nothing is left alone for a while, so that what goes
/// by another one does not wait for it each time.
class Way {

  private static final long ALONE = Duration.ofSeconds(5).toNanos();

  private final Line line;
  private volatile boolean heard;
  private boolean failed;
  private long failedAt;

  Way(Line line) {
    this.line = line;
  }

  String name() {
    return line.name();
  }

  boolean isHeard() {
    return heard;
  }

  /// Whether it may be tried, as far as the thread knows that calls [#takes].
  boolean isRested() {
    return !failed || System.nanoTime() - failedAt > ALONE;
  }

  boolean takes(String text) {
    try {
      line.send(text);
      failed = false;
    } catch (SQLException | RuntimeException refused) {
      failed = true;
      failedAt = System.nanoTime();
    }
    return !failed;
  }

  /// Returns or throws when nothing is heard any more.
  void listen(Runnable begun, Consumer<String> text) throws SQLException {
    try {
      line.listen(
          () -> {
            heard = true;
            begun.run();
          },
          text);
    } finally {
      heard = false;
    }
  }

  void close() {
    line.close();
  }
}
