package earshot.sms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A text message was not taken.
public class SmsFailed extends RuntimeException {

  private final boolean permanent;
  private final @Nullable Duration retryAfter;

  /// @param permanent whether trying again is no use
  public SmsFailed(String why, boolean permanent) {
    super(why);
    this.permanent = permanent;
    this.retryAfter = null;
  }

  /// Not taken now.
  ///
  /// @param retryAfter how long to wait at least; null where the provider did not say
  public SmsFailed(String why, @Nullable Duration retryAfter) {
    super(why);
    this.permanent = false;
    this.retryAfter = retryAfter;
  }

  public boolean isPermanent() {
    return permanent;
  }

  /// Whether something of it may be on the phone all the same.
  boolean mayHaveGone() {
    return false;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
