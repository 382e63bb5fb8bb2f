package earshot.channels;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what another node may see first.
final class Patiently {

  private static final long LOOK_MILLIS = 250;

  private Patiently() {}

  /// Whether it came true in that time.
  static boolean await(Duration within, BooleanSupplier condition) throws InterruptedException {
    for (var left = within.toMillis(); left > 0; left -= LOOK_MILLIS) {
      if (condition.getAsBoolean()) return true;
      Thread.sleep(LOOK_MILLIS);
    }
    return condition.getAsBoolean();
  }
}
