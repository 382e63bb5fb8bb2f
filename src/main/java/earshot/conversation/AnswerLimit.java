package earshot.conversation;

import earshot.account.Limit;
import earshot.account.Throttle;
import earshot.database.CurrentCompany;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// How much one applicant may write: on the page, by mail and by text together.
@Component
public class AnswerLimit {

  private final Throttle throttle;

  AnswerLimit(Throttle throttle) {
    this.throttle = throttle;
  }

  /// Counts an answer of an applicant of the current company.
  ///
  /// @return how long to wait, if it is one too many; nothing if it was within the limit
  public Duration count(long applicant) {
    return throttle.count(Limit.ANSWER, CurrentCompany.id() + ":" + applicant);
  }
}
