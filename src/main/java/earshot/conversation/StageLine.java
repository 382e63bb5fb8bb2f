package earshot.conversation;

import earshot.hiring.ApplicantRecognized;
import earshot.hiring.Applied;
import earshot.hiring.ContactsChanged;
import earshot.hiring.StageChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What becomes of conversations as their applications change; told live where pages are open.
@Component
class StageLine {

  private final Audience audience;
  private final ConversationDatabase database;
  private final Deliveries deliveries;

  StageLine(Audience audience, ConversationDatabase database, Deliveries deliveries) {
    this.database = database;
    this.audience = audience;
    this.deliveries = deliveries;
  }

  /// Conversations go with their applications, and what waits in them goes to whom they are of now.
  /// In this order: whoever is just sending holds the conversation, and adds to what waits.
  @EventListener
  void on(ApplicantRecognized recognized) {
    database.moveTo(recognized.applicantId(), recognized.applications());
    deliveries.readdress(recognized.applicantId());
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

  @EventListener
  void on(ContactsChanged changed) {
    audience.tellContacts(changed.applicationId());
  }
}
