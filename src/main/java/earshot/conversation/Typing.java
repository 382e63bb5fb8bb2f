package earshot.conversation;

import earshot.company.User;
import earshot.hiring.Applications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who is typing, told to colleagues while it lasts and stored nowhere. The applicant never hears
/// of it: a manager who hesitates shall not be watched.
@Component
class Typing {

  private final Applications applications;
  private final History history;
  private final Audience audience;

  Typing(Applications applications, History history, Audience audience) {
    this.applications = applications;
    this.history = history;
    this.audience = audience;
  }

  /// @throws WriteRefused where the user may not write now
  @Transactional(readOnly = true)
  void tell(User user, long id) {
    var refusal = history.refusal(user, applications.find(user, id));
    if (refusal != null) throw new WriteRefused(refusal);
    audience.tellTyping(user, id);
  }
}
