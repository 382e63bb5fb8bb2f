package earshot.conversation;

import earshot.hiring.Stage;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of conversations, in the order of their life.
@Repository
class ConversationDatabase {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient sql;

  ConversationDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// Reads what decides about the message, and holds the application fast. A decline at the same
  /// moment waits, so that nothing slips through a door that was already shut; a second first
  /// message waits too: with `for share` both would get in, and each then wait for the other.
  Optional<Door> door(NewMessage message) {
    return sql.sql(
            """
            select a.applicant_id, a.location_id, a.stage,
              exists (select from conversation c where c.id = a.id) as started,
              m.seq, m.refusal
            from application a
            left join message m on m.conversation_id = a.id and m.message_key = :key
            where a.id = :id
            for no key update of a
            """)
        .param("id", message.applicationId())
        .param("key", message.key())
        .query((row, _) ->
            new Door(
                row.getLong("applicant_id"),
                row.getLong("location_id"),
                Stage.valueOf(row.getString("stage")),
                row.getBoolean("started"),
                (Integer) row.getObject("seq"),
                MessageRows.refusal(row)))
        .optional();
  }

  /// Begins the conversation, unless somebody else just did.
  void insert(long application, Instant now) {
    sql.sql(
            """
            insert into conversation (id, public_id, applicant_id, location_id, started_at)
            select id, :public, applicant_id, location_id, :now from application where id = :id
            on conflict (company_id, id) do nothing
            """)
        .param("id", application)
        .param("public", publicId())
        .param("now", Timestamp.from(now))
        .update();
  }

  /// The state of the conversation for the user; empty before its first message.
  Optional<ConversationState> state(long id, long user) {
    return sql.sql(
            """
            select c.public_id, c.last_seq, coalesce(p.read_seq, c.last_seq) as read_seq,
              (select count(*) from quarantined_mail q
                where q.conversation_id = c.id and q.decided_at is null) as waiting_mails
            from conversation c
            left join participant p on p.conversation_id = c.id and p.user_id = :user
            where c.id = :id
            """)
        .param("id", id)
        .param("user", user)
        .query(ConversationState.class)
        .optional();
  }

  /// The conversation of that public id.
  Optional<Long> ofPublicId(String publicId) {
    return sql.sql("select id from conversation where public_id = :id")
        .param("id", publicId)
        .query(Long.class)
        .optional();
  }

  /// Moves the user's mark forward; whether it moved.
  boolean markRead(long id, long user, int seq) {
    return sql.sql(
                """
                update participant p set read_seq = least(:seq, c.last_seq)
                from conversation c
                where c.id = :id and p.conversation_id = c.id and p.user_id = :user
                  and p.read_seq < least(:seq, c.last_seq)
                """)
            .param("id", id)
            .param("user", user)
            .param("seq", seq)
            .update()
        > 0;
  }

  private static String publicId() {
    var bytes = new byte[9];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
