package earshot.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/// How long each of many took.
public final class Times {

  private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1000;

  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);

  public synchronized void add(long nanos) {
    micros.recordValue(Math.clamp(nanos / 1000, 0, LONGEST_MICROS));
  }

  public synchronized void addMicros(long one) {
    micros.recordValue(Math.clamp(one, 0, LONGEST_MICROS));
  }

  synchronized void addAll(Times others) {
    micros.add(others.micros);
  }

  public synchronized long count() {
    return micros.getTotalCount();
  }

  /// In milliseconds.
  public synchronized double p(double percent) {
    return micros.getValueAtPercentile(percent) / 1000.0;
  }

  public double p50() {
    return p(50);
  }

  public double p99() {
    return p(99);
  }
}
