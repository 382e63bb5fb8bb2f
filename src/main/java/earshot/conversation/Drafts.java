package earshot.conversation;

import earshot.company.User;
import earshot.hiring.Applications;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a user has typed in a conversation and not sent, on every device of that user and of nobody
/// else. Sending deletes it, see [MessageDatabase#append].
@Component
class Drafts {

  private final JdbcClient sql;
  private final Applications applications;
  private final Clock clock;

  Drafts(JdbcClient sql, Applications applications, Clock clock) {
    this.sql = sql;
    this.applications = applications;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  String find(User user, long application) {
    return sql.sql("select body from draft where user_id = :user and application_id = :application")
        .param("user", user.id())
        .param("application", application)
        .query(String.class)
        .optional()
        .orElse("");
  }

  @Transactional
  void save(User user, long application, String body) {
    var found = applications.find(user, application);
    if (!user.mayReview(found.locationId())) throw new WriteRefused(Refusal.NO_GRANT);
    if (found.applicant().erasedAt() != null) throw new WriteRefused(Refusal.ERASED);
    if (body.isBlank()) delete(user, application);
    else put(user, application, body.replace("\0", ""));
  }

  private void put(User user, long application, String body) {
    sql.sql(
            """
            insert into draft (user_id, application_id, body, updated_at)
            values (:user, :application, :body, :now)
            on conflict (company_id, user_id, application_id)
            do update set body = excluded.body, updated_at = excluded.updated_at
            """)
        .param("user", user.id())
        .param("application", application)
        .param("body", body)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private void delete(User user, long application) {
    sql.sql("delete from draft where user_id = :user and application_id = :application")
        .param("user", user.id())
        .param("application", application)
        .update();
  }
}
