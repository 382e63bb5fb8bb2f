package earshot.notification;

import earshot.email.MailFailed;
import earshot.sms.SmsFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What mail and texts by themselves, of jobs that nobody looks at, come to.
final class Refused {

  private static final Logger LOG = LoggerFactory.getLogger(Refused.class);

  private Refused() {}

  /// Does the work. What is refused for good is not tried again, nor is a text that may have gone.
  static void ends(Runnable work) {
    try {
      work.run();
    } catch (MailFailed failed) {
      if (!failed.isPermanent()) throw failed;
      LOG.warn("A mail was refused: {}", failed.getMessage());
    } catch (SmsFailed failed) {
      if (!failed.isPermanent()) throw failed;
      LOG.warn("A text was refused: {}", failed.getMessage());
    }
  }
}
