package earshot.notification;

import org.jspecify.annotations.Nullable;

/// A user who takes part in a conversation.
record Participant(long userId, String email, boolean stoppedMail) {

  /// Why no mail goes there; null if it does.
  @Nullable String noEmail() {
    return stoppedMail ? Reach.STOPPED : null;
  }
}
