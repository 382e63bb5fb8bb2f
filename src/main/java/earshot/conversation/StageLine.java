package earshot.conversation;

import earshot.hiring.Applied;
import earshot.hiring.StageChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells open conversations live that their door has shut or opened.
@Component
class StageLine {

  private final Audience audience;

  StageLine(Audience audience) {
    this.audience = audience;
  }

  /// Tells open lists of applications that there is one more.
  @EventListener
  void on(Applied applied) {
    audience.tellApplied(applied.applicationId());
  }

  @EventListener
  void on(StageChanged changed) {
    audience.tellStage(changed.applicationId());
  }
}
