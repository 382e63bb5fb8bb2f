package earshot.notification;

import earshot.company.AnswerMail;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A user who takes part in a conversation and hears of answers by mail.
///
/// @param mail at once or once a day
/// @param zone where the user's mornings are
record Participant(long userId, String email, boolean stoppedMail, AnswerMail mail, ZoneId zone) {

  /// Why no mail goes there; null if it does.
  @Nullable String noEmail() {
    return stoppedMail ? Reach.STOPPED : null;
  }
}
