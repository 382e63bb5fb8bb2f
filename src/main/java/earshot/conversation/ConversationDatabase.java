package earshot.conversation;

import earshot.hiring.Stage;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
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
            select a.applicant_id, a.location_id, a.stage, a.erased_at is not null as erased,
              exists (select from conversation c where c.id = a.id) as started,
              m.seq, m.refusal
            from application a
            left join message m on m.conversation_id = a.id and m.message_key = :key
            where a.id = :id
            for no key update of a
            """)
        .param("id", message.applicationId())
        .param("key", message.key())
        .query(ConversationDatabase::door)
        .optional();
  }

  /// The same for the recipients of a bulk message, in order, so that two never wait for each
  /// other.
  Map<Long, Door> doors(BulkPart part) {
    var doors = new HashMap<Long, Door>();
    sql.sql(
            """
            select a.id, a.applicant_id, a.location_id, a.stage, a.erased_at is not null as erased,
              exists (select from conversation c where c.id = a.id) as started,
              null::integer as seq, null as refusal
            from application a where a.company_id = current_company() and a.id = any(:ids)
            order by a.id
            for no key update of a
            """)
        .param("ids", part.bodies().keySet().toArray(Long[]::new))
        .query((RowCallbackHandler) row -> doors.put(row.getLong("id"), door(row, 0)));
    return doors;
  }

  private static Door door(ResultSet row, int number) throws SQLException {
    return new Door(
        row.getLong("applicant_id"),
        row.getLong("location_id"),
        Stage.valueOf(row.getString("stage")),
        row.getBoolean("erased"),
        row.getBoolean("started"),
        (Integer) row.getObject("seq"),
        MessageRows.refusal(row));
  }

  /// Begins the conversation, unless somebody else just did.
  void insert(long application, Instant now) {
    insertAll(List.of(application), now);
  }

  /// Begins those of the conversations that have not begun.
  void insertAll(Collection<Long> applications, Instant now) {
    sql.sql(
            """
            insert into conversation (id, public_id, applicant_id, location_id, job_id, started_at)
            select a.id, t.public_id, a.applicant_id, a.location_id, a.job_id, :now
            from unnest(:ids::bigint[], :public::text[]) as t (id, public_id)
            join application a on a.id = t.id
            on conflict (company_id, id) do nothing
            """)
        .param("ids", applications.toArray(Long[]::new))
        .param("public", applications.stream().map(_ -> publicId()).toArray(String[]::new))
        .param("now", Timestamp.from(now))
        .update();
  }

  /// The state of the conversation for the user; empty before its first message.
  Optional<ConversationState> state(long id, long user) {
    return sql.sql(
            """
            select c.public_id, c.last_seq,
              case when p.takes_part or p.read_seq > 0 then p.read_seq else c.last_seq end as read_seq,
              c.last_inbound_seq > coalesce(p.read_seq, 0) or coalesce(p.marked_unread, false) as is_new,
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

  /// The same of many, by conversation; nothing of those without a message.
  Map<Long, ConversationState> states(Collection<Long> ids, long user) {
    var states = new HashMap<Long, ConversationState>();
    sql.sql(
            """
            select c.id, c.public_id, c.last_seq,
              case when p.takes_part or p.read_seq > 0 then p.read_seq else c.last_seq end as read_seq,
              c.last_inbound_seq > coalesce(p.read_seq, 0) or coalesce(p.marked_unread, false) as is_new
            from conversation c
            left join participant p on p.conversation_id = c.id and p.user_id = :user
            where c.company_id = current_company() and c.id = any(:ids)
            """)
        .param("ids", ids.toArray(Long[]::new))
        .param("user", user)
        .query(
            (RowCallbackHandler)
                row ->
                    states.put(
                        row.getLong("id"),
                        new ConversationState(
                            row.getString("public_id"),
                            row.getInt("last_seq"),
                            row.getInt("read_seq"),
                            row.getBoolean("is_new"),
                            0)));
    return states;
  }

  /// The applications, and so their conversations, are now of that applicant.
  void moveTo(long applicant, Collection<Long> applications) {
    sql.sql("update conversation set applicant_id = :applicant where id = any(:ids)")
        .param("applicant", applicant)
        .param("ids", applications.toArray(Long[]::new))
        .update();
  }

  /// The conversation of that public id.
  Optional<Long> ofPublicId(String publicId) {
    return sql.sql("select id from conversation where public_id = :id")
        .param("id", publicId)
        .query(Long.class)
        .optional();
  }

  private static String publicId() {
    var bytes = new byte[9];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
