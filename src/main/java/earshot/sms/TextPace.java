package earshot.sms;

import earshot.peer.Pace;
import earshot.peer.TooManyWait;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How fast texts leave from one number, over all nodes.
@Component
class TextPace {

  private final Pace pace;
  private final SmsSettings settings;

  TextPace(Pace pace, SmsSettings settings) {
    this.pace = pace;
    this.settings = settings;
  }

  /// @param number null where texts need not be spaced
  /// @return whether there was anything to wait for
  /// @throws SmsBusy where the turn would come too late to be waited for
  boolean waitForTurn(@Nullable String number) {
    if (number == null) return false;
    try {
      return pace.waitForTurn("texts from " + number, settings.perSecond());
    } catch (TooManyWait later) {
      throw new SmsBusy("Too many texts wait for their turn", later.retryAfter());
    }
  }
}
