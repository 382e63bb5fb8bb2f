package earshot.conversation;

import earshot.company.User;
import earshot.hiring.Applications;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
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

  /// A draft may arrive after the message it became: then it is none any more.
  ///
  /// @param key of the message it becomes; null where the page does not say
  /// @throws InvalidMessage if it is longer than a message can be
  @Transactional
  void save(User user, long application, String body, @Nullable String key) {
    MessageText.checkLength(body);
    waitForSends(application);
    var found = applications.find(user, application);
    if (!user.mayReview(found.locationId())) throw new WriteRefused(Refusal.NO_GRANT);
    if (found.applicant().erasedAt() != null) throw new WriteRefused(Refusal.ERASED);
    if (key != null && isSent(user, application, key)) return;
    if (body.isBlank()) delete(user, application);
    else put(user, application, body.replace("\0", ""));
  }

  /// A send holds the application: it either finds this draft and deletes it, or is found by it.
  private void waitForSends(long application) {
    sql.sql("select id from application where id = :application for share")
        .param("application", application)
        .query(Long.class)
        .optional();
  }

  private boolean isSent(User user, long application, String key) {
    return sql.sql(
            """
            select exists (
              select from message where conversation_id = :application and message_key = :key)
            """)
        .param("application", application)
        .param("key", MessageText.clean(Message.key(user, key)))
        .query(Boolean.class)
        .single();
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
