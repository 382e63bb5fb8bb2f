package earshot.email;

import earshot.company.User;
import earshot.email.QuarantinedMail.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Quarantine]. A user sees the mail to conversations of the user's locations.
@Repository
class QuarantineDatabase {

  private static final String SEEN =
      """
      select q.id, q.conversation_id, trim(p.first_name || ' ' || p.last_name) as applicant,
        j.title as job, l.name as location, q.sender, q.subject, q.reason, q.received_at,
        q.user_id, w.name as user_name, q.decision, d.name as decided_by, q.decided_at
      from quarantined_mail q
      join conversation c on c.id = q.conversation_id
      join applicant p on p.id = c.applicant_id
      join application a on a.id = c.id
      join job j on j.id = a.job_id
      join location l on l.id = c.location_id
      left join app_user w on w.company_id = q.company_id and w.id = q.user_id
      left join app_user d on d.company_id = q.company_id and d.id = q.decided_by
      where c.location_id = any(:locations)
      """;

  private final JdbcClient sql;

  QuarantineDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// Whether the mail is kept or was decided on already.
  boolean has(ReplyAddress.Writer expected, IncomingMail mail) {
    return sql.sql(
            """
            select exists (select from quarantined_mail
              where company_id = (select current_company()) and conversation_id = :conversation
                and mail_id = :id)
            """)
        .param("conversation", expected.conversationId())
        .param("id", mail.id())
        .query(Boolean.class)
        .single();
  }

  int waitingFor(long conversation) {
    return sql.sql(
            """
            select count(*) from quarantined_mail
            where company_id = (select current_company()) and conversation_id = :conversation
              and decided_at is null
            """)
        .param("conversation", conversation)
        .query(Integer.class)
        .single();
  }

  /// Keeps the mail, unless it is kept or was decided on already.
  void insert(ReplyAddress.Writer expected, IncomingMail mail, String reason, Instant now) {
    sql.sql(
            """
            insert into quarantined_mail
              (conversation_id, user_id, mail_id, sender, subject, reason, raw, received_at)
            values (:conversation, :user, :id, :sender, :subject, :reason, :raw, :now)
            on conflict (company_id, conversation_id, mail_id) do nothing
            """)
        .param("conversation", expected.conversationId())
        .param("user", expected.userId(), Types.BIGINT)
        .param("id", mail.id())
        .param("sender", OneLine.of(mail.from()))
        .param("subject", mail.subject())
        .param("reason", reason)
        .param("raw", mail.raw())
        .param("now", Timestamp.from(now))
        .update();
  }

  int count(User user) {
    return sql.sql(
            """
            select count(*) from quarantined_mail q join conversation c on c.id = q.conversation_id
            where q.decided_at is null and c.location_id = any(:locations)
            """)
        .param("locations", locations(user))
        .query(Integer.class)
        .single();
  }

  List<QuarantinedMail> waiting(User user, int limit) {
    return sql.sql(
            SEEN + " and q.decided_at is null order by q.received_at desc, q.id limit :limit")
        .param("locations", locations(user))
        .param("limit", limit)
        .query(QuarantineDatabase::mail)
        .list();
  }

  List<QuarantinedMail> decided(User user, int limit) {
    return sql.sql(
            SEEN + " and q.decided_at is not null order by q.decided_at desc, q.id limit :limit")
        .param("locations", locations(user))
        .param("limit", limit)
        .query(QuarantineDatabase::mail)
        .list();
  }

  Optional<QuarantinedMail> find(User user, long id) {
    return sql.sql(SEEN + " and q.id = :id")
        .param("locations", locations(user))
        .param("id", id)
        .query(QuarantineDatabase::mail)
        .optional();
  }

  byte[] raw(long id) {
    return sql.sql("select raw from quarantined_mail where id = :id")
        .param("id", id)
        .query((row, _) -> row.getBytes(1))
        .single();
  }

  /// Records the decision; false where somebody was first.
  boolean decide(long id, Decision decision, User user, Instant now) {
    return sql.sql(
                """
                update quarantined_mail set decision = :decision, decided_by = :user, decided_at = :now
                where id = :id and decided_at is null
                """)
            .param("id", id)
            .param("decision", decision.name())
            .param("user", user.id())
            .param("now", Timestamp.from(now))
            .update()
        > 0;
  }

  private static Long[] locations(User user) {
    return user.locations().toArray(Long[]::new);
  }

  private static QuarantinedMail mail(ResultSet row, int number) throws SQLException {
    var decision = row.getString("decision");
    return new QuarantinedMail(
        row.getLong("id"),
        row.getLong("conversation_id"),
        row.getString("applicant"),
        row.getString("job"),
        row.getString("location"),
        row.getString("sender"),
        row.getString("subject"),
        row.getString("reason"),
        row.getTimestamp("received_at").toInstant(),
        (Long) row.getObject("user_id"),
        row.getString("user_name"),
        decision == null ? null : Decision.valueOf(decision),
        row.getString("decided_by"),
        time(row.getTimestamp("decided_at")));
  }

  private static @Nullable Instant time(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
