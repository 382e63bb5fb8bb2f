package earshot.email;

import earshot.peer.Pace;
import earshot.peer.TooManyWait;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/// How fast mail is handed over, over all nodes.
@Component
class MailPace {

  private static final Logger LOG = LoggerFactory.getLogger(MailPace.class);

  private final Pace pace;
  private final EmailSettings settings;

  MailPace(Pace pace, EmailSettings settings) {
    this.pace = pace;
    this.settings = settings;
  }

  /// @param peer null where mail need not be spaced
  /// @throws MailBusy where the turn would come too late to be waited for, or none could be had
  void waitForTurn(@Nullable String peer) {
    if (peer == null) return;
    try {
      pace.waitForTurn(peer, settings.perSecond());
    } catch (TooManyWait later) {
      throw new MailBusy("Too many mails wait for their turn", later, later.retryAfter());
    } catch (NestedRuntimeException noDatabase) {
      LOG.warn("A mail waits, as no turn could be had for it", noDatabase);
      throw new MailBusy("The mail could not be noted down", noDatabase, null);
    }
  }
}
