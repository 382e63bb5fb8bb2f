package earshot.notification;

import earshot.email.MailFailed;
import earshot.sms.SmsFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work of jobs that send a mail or a text and that nobody looks at.
final class UntilRefused {

  private static final Logger LOG = LoggerFactory.getLogger(UntilRefused.class);

  private UntilRefused() {}

  /// Does the work. What is refused for good is not tried again, nor is a text that may have gone.
  ///
  /// @return whether it was not refused
  static boolean run(Runnable work) {
    try {
      work.run();
      return true;
    } catch (MailFailed failed) {
      if (!failed.isPermanent()) throw failed;
      LOG.warn("A mail was refused: {}", failed.getMessage());
      return false;
    } catch (SmsFailed failed) {
      if (!failed.isPermanent()) throw failed;
      LOG.warn("A text was refused: {}", failed.getMessage());
      return false;
    }
  }
}
