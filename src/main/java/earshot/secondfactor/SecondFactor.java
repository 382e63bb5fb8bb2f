package earshot.secondfactor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How it stands with a user's second factor.
///
/// @param since when it was turned on; null while it is off
/// @param begun whether a key waits for its first code
/// @param recoveryCodes how many are left
public record SecondFactor(@Nullable Instant since, boolean begun, int recoveryCodes) {

  static final SecondFactor NONE = new SecondFactor(null, false, 0);

  public boolean isOn() {
    return since != null;
  }
}
