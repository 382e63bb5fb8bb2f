package earshot.peer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A turn would come too late to be waited for, or the server stops.
public final class TooManyWait extends RuntimeException {

  private final @Nullable Duration retryAfter;

  TooManyWait(@Nullable Duration retryAfter) {
    super("Too many wait for their turn");
    this.retryAfter = retryAfter;
  }

  /// How long to wait at least; null where there is nothing to wait for.
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
