package earshot.sms;

import earshot.peer.Pace;
import earshot.peer.TooManyWait;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/// How fast texts leave from one number, over all nodes.
@Component
class TextPace {

  private static final Logger LOG = LoggerFactory.getLogger(TextPace.class);

  private final Pace pace;
  private final SmsSettings settings;

  TextPace(Pace pace, SmsSettings settings) {
    this.pace = pace;
    this.settings = settings;
  }

  /// @param number null where texts need not be spaced
  /// @return whether there was anything to wait for
  /// @throws SmsBusy where the turn would come too late to be waited for, or none could be had
  boolean waitForTurn(@Nullable String number) {
    if (number == null) return false;
    try {
      return pace.waitForTurn("texts from " + number, settings.perSecond());
    } catch (TooManyWait later) {
      throw new SmsBusy("Too many texts wait for their turn", later.retryAfter());
    } catch (NestedRuntimeException noDatabase) {
      LOG.warn("A text waits, as no turn could be had for it", noDatabase);
      throw new SmsBusy(SmsBusy.NOT_NOTED, null);
    }
  }
}
