package earshot.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of a request.
///
/// @param status what was answered; null if nothing was
/// @param body the first of the answer
/// @param problem why nothing was answered, in a sentence; null if something was
/// @param retryAfter how long the receiver asks to wait; null for no wish
record Reply(
    @Nullable Integer status,
    String body,
    @Nullable String problem,
    @Nullable Duration retryAfter) {

  private static final int GONE = 410;

  static Reply none(String problem) {
    return new Reply(null, "", problem, null);
  }

  boolean isSuccess() {
    return status != null && status / 100 == 2;
  }

  boolean isGone() {
    return status != null && status == GONE;
  }
}
