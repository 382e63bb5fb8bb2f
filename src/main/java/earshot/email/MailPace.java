package earshot.email;

import earshot.peer.Pace;
import earshot.peer.TooManyWait;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How fast mail is handed over, over all nodes.
@Component
class MailPace {

  private final Pace pace;
  private final EmailSettings settings;

  MailPace(Pace pace, EmailSettings settings) {
    this.pace = pace;
    this.settings = settings;
  }

  /// @param peer null where mail need not be spaced
  /// @throws MailFailed where the turn would come too late to be waited for
  void waitForTurn(@Nullable String peer) {
    if (peer == null) return;
    try {
      pace.waitForTurn(peer, settings.perSecond());
    } catch (TooManyWait later) {
      throw new MailBusy("Too many mails wait for their turn", later);
    }
  }
}
