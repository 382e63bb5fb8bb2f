package earshot.email;

import earshot.peer.TooManyWait;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A mail was not offered yet, as too many wait before it. Nothing is wrong with the server.
public final class MailBusy extends MailFailed {

  private final @Nullable Duration retryAfter;

  MailBusy(String why, TooManyWait later) {
    super(why, Kind.NOT_NOW, later);
    this.retryAfter = later.retryAfter();
  }

  /// How long to wait at least; null where there is nothing to wait for.
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
