package earshot.bench.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/// What several tries gave: the one in the middle, and how far they lie apart.
public final class Spread {

  private final double[] sorted;

  private Spread(double... values) {
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  public static <T> Spread of(List<T> tries, ToDoubleFunction<T> value) {
    return new Spread(tries.stream().mapToDouble(value).toArray());
  }

  public double median() {
    return sorted[sorted.length / 2];
  }

  public double max() {
    return sorted[sorted.length - 1];
  }

  public Spread map(DoubleUnaryOperator each) {
    return new Spread(Arrays.stream(sorted).map(each).toArray());
  }

  /// "4,321/s (4,100–4,500)"
  public String perSecond() {
    return text("%,.0f", "/s");
  }

  /// "3.2 ms (2.9–3.5)"
  public String millis() {
    return text(sorted[0] < 100 ? "%.1f" : "%,.0f", " ms");
  }

  public String seconds() {
    return text("%.2f", " s");
  }

  /// "0.43 (0.40–0.45)"
  public String ratio() {
    return text("%.2f", "");
  }

  public String text(String format, String unit) {
    var middle = format(format, median()) + unit;
    if (sorted.length == 1) return middle;
    return middle + " (" + format(format, sorted[0]) + "–" + format(format, max()) + ")";
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
