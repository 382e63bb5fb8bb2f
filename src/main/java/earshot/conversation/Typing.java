package earshot.conversation;

import earshot.company.User;
import earshot.hiring.Applications;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who is typing, told to colleagues while it lasts and stored nowhere. The applicant never hears
/// of it: a manager who hesitates shall not be watched. Pages ask every few seconds; who asks more
/// often is told to nobody.
@Component
class Typing {

  private static final Duration PACE = Duration.ofSeconds(1);

  private final Applications applications;
  private final History history;
  private final Audience audience;
  private final Clock clock;
  private final Map<Long, Instant> told = new HashMap<>();

  Typing(Applications applications, History history, Audience audience, Clock clock) {
    this.applications = applications;
    this.history = history;
    this.audience = audience;
    this.clock = clock;
  }

  /// @throws WriteRefused where the user may not write now
  @Transactional(readOnly = true)
  void tell(User user, long id) {
    var refusal = history.refusal(user, applications.find(user, id));
    if (refusal != null) throw new WriteRefused(refusal);
    if (isDue(user)) audience.tellTyping(user, id);
  }

  /// At most once a second of each user, by each node.
  private synchronized boolean isDue(User user) {
    var now = clock.instant();
    var last = told.get(user.id());
    if (last != null && Duration.between(last, now).abs().compareTo(PACE) < 0) return false;
    told.put(user.id(), now);
    return true;
  }
}
