package earshot.sms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A text was not offered yet: too many wait before it, or it is this node that cannot. Nothing is
/// wrong with the provider.
public final class SmsBusy extends SmsFailed {

  public SmsBusy(String why, @Nullable Duration retryAfter) {
    super(why, retryAfter);
  }
}
