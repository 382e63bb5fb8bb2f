package earshot.conversation;

import earshot.hiring.ApplicantRecognized;
import earshot.hiring.Applied;
import earshot.hiring.StageChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What becomes of conversations as their applications change; told live where pages are open.
@Component
class StageLine {

  private final Audience audience;
  private final ConversationDatabase database;

  StageLine(Audience audience, ConversationDatabase database) {
    this.database = database;
    this.audience = audience;
  }

  /// Conversations go with their applications.
  @EventListener
  void on(ApplicantRecognized recognized) {
    database.moveTo(recognized.applicantId(), recognized.applications());
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
