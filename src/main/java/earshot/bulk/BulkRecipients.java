package earshot.bulk;

import earshot.company.User;
import earshot.hiring.Applications;
import earshot.web.NotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells by name who got a bulk message, who did not and why, and who still waits for it.
@Component
class BulkRecipients {

  static final int PAGE = 50;

  private final BulkMessages bulkMessages;
  private final RecipientDatabase database;
  private final Applications applications;

  BulkRecipients(BulkMessages bulkMessages, RecipientDatabase database, Applications applications) {
    this.bulkMessages = bulkMessages;
    this.database = database;
    this.applications = applications;
  }

  /// @param after the application that the page begins behind; 0 for the first page
  /// @throws NotFound if the bulk message is not there for this user
  @Transactional(readOnly = true)
  RecipientPage page(
      User user, long id, RecipientState state, @Nullable String reason, long after) {
    var bulkMessage = bulkMessages.find(user, id).orElseThrow(() -> new NotFound("bulk message"));
    var found = database.page(id, state, reason, after, PAGE + 1);
    var page = found.subList(0, Math.min(found.size(), PAGE));
    var next = found.size() > PAGE ? page.getLast().applicationId() : null;
    return new RecipientPage(bulkMessage, state, reason, named(user, page), after <= 0, next);
  }

  /// Whoever lost a grant since then learns no names there.
  private List<Recipient> named(User user, List<Recipient> page) {
    var readable =
        applications.readable(user, page.stream().map(Recipient::applicationId).toList());
    return page.stream()
        .map(it -> readable.contains(it.applicationId()) ? it : it.unnamed())
        .toList();
  }
}
