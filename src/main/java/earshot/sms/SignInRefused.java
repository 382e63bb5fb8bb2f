package earshot.sms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The provider takes nothing from this account. No text is at fault: each is tried again, until
/// somebody has mended the account.
public final class SignInRefused extends SmsFailed {

  public SignInRefused(String why, @Nullable Duration retryAfter) {
    super(why, retryAfter);
  }
}
