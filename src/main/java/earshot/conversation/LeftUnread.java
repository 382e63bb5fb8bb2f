package earshot.conversation;

import earshot.company.RightsChanged;
import earshot.company.UserDisabled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What waited unread for somebody who may not see it any more is told to those who may, where
/// nobody else takes part.
@Component
class LeftUnread {

  private final ParticipantDatabase participants;
  private final Audience audience;

  LeftUnread(ParticipantDatabase participants, Audience audience) {
    this.participants = participants;
    this.audience = audience;
  }

  @EventListener
  void on(UserDisabled disabled) {
    pass(disabled.userId());
  }

  @EventListener
  void on(RightsChanged changed) {
    pass(changed.userId());
  }

  private void pass(long user) {
    participants.fallFrom(user).forEach(audience::tellMarks);
  }
}
