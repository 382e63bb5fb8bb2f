package earshot.sms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A text was not offered yet, as too many wait before it. Nothing is wrong with the provider.
public final class SmsBusy extends SmsFailed {

  SmsBusy(String why, @Nullable Duration retryAfter) {
    super(why, retryAfter);
  }
}
