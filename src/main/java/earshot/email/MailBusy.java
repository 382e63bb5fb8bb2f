package earshot.email;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A mail was not offered yet: too many wait before it, or the database was away. Nothing is wrong
/// with the server.
public final class MailBusy extends MailFailed {

  private final @Nullable Duration retryAfter;

  MailBusy(String why, RuntimeException cause, @Nullable Duration retryAfter) {
    super(why, Kind.NOT_NOW, cause);
    this.retryAfter = retryAfter;
  }

  /// How long to wait at least; null where there is nothing to wait for.
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
