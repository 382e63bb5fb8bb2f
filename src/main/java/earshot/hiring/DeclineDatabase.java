package earshot.hiring;

import earshot.company.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of declines.
@Repository
class DeclineDatabase {

  private final JdbcClient sql;

  DeclineDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  void insert(long application, User user, Why why, boolean messaged, Instant at) {
    sql.sql(
            """
            insert into decline (application_id, user_id, declined_at, reason, words, messaged)
            values (:id, :user, :at, :reason, :words, :messaged)
            on conflict (company_id, application_id) do update set user_id = excluded.user_id,
              declined_at = excluded.declined_at, reason = excluded.reason,
              words = excluded.words, messaged = excluded.messaged
            """)
        .param("id", application)
        .param("user", user.id())
        .param("at", Timestamp.from(at))
        .param("reason", reason(why), java.sql.Types.VARCHAR)
        .param("words", why.words())
        .param("messaged", messaged)
        .update();
  }

  /// Also where the decline is one of before reasons were kept.
  void explain(long application, User user, Why why, Instant declinedAt) {
    sql.sql(
            """
            insert into decline (application_id, user_id, declined_at, reason, words, messaged)
            values (:id, :user, :at, :reason, :words, false)
            on conflict (company_id, application_id) do update
            set reason = excluded.reason, words = excluded.words
            """)
        .param("id", application)
        .param("user", user.id())
        .param("at", Timestamp.from(declinedAt))
        .param("reason", reason(why), java.sql.Types.VARCHAR)
        .param("words", why.words())
        .update();
  }

  void delete(long application) {
    sql.sql("delete from decline where application_id = :id").param("id", application).update();
  }

  Optional<Decline> find(long application) {
    return sql.sql(
            """
            select d.user_id, u.name as declined_by, d.declined_at, d.reason, d.words, d.messaged
            from decline d
            join application a on a.id = d.application_id and a.stage = 'DECLINED'
            join app_user u on u.company_id = d.company_id and u.id = d.user_id
            where d.application_id = :id
            """)
        .param("id", application)
        .query(DeclineDatabase::decline)
        .optional();
  }

  private static Decline decline(ResultSet row, int number) throws SQLException {
    return new Decline(
        row.getLong("user_id"),
        row.getString("declined_by"),
        row.getTimestamp("declined_at").toInstant(),
        why(row),
        row.getBoolean("messaged"));
  }

  /// As a row holds it, perhaps one of an application that is not declined.
  static Why why(ResultSet row) throws SQLException {
    var reason = row.getString("reason");
    var words = row.getString("words");
    return new Why(
        reason == null ? null : DeclineReason.valueOf(reason), words == null ? "" : words);
  }

  private static @Nullable String reason(Why why) {
    return why.reason() == null ? null : why.reason().name();
  }
}
