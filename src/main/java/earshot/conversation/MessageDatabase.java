package earshot.conversation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of messages.
@Repository
class MessageDatabase {

  private final JdbcClient sql;

  MessageDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// Takes the conversation's next seq by updating its row, stores the message and brings every
  /// participant up to date: one statement, because round trips are half of the cost of a send.
  int append(NewMessage message, @Nullable Refusal refusal, Instant now) {
    var user = message.author() instanceof Author.OfStaff(var staff) ? staff.id() : null;
    return sql.sql(
            """
            with next as (
              update conversation set last_seq = last_seq + 1,
                last_at = case when :counts then :now else last_at end,
                last_word_seq = case when :counts then last_seq + 1 else last_word_seq end,
                last_inbound_seq =
                  case when :counts and :user::bigint is null then last_seq + 1 else last_inbound_seq end
              where id = :id returning location_id, job_id, last_seq as seq, last_inbound_seq as inbound),
            stored as (
              insert into message (conversation_id, seq, author, user_id, channel, body, original_body,
                refusal, message_key, created_at)
              select :id, seq, case when :user::bigint is null then 'APPLICANT' else 'USER' end, :user,
                :via, :body, :original, :refusal, :key, :now from next),
            others as (
              update participant p set last_inbound_seq = next.inbound, last_at = :now,
                preview = :preview, preview_user_id = :user,
                archived_at = case when :user::bigint is null then null else p.archived_at end
              from next
              where p.conversation_id = :id and p.user_id is distinct from :user and :counts),
            own as (
              insert into participant (user_id, conversation_id, location_id, job_id, read_seq,
                last_inbound_seq, last_at, preview, preview_user_id)
              select :user, :id, location_id, job_id, seq, inbound, :now, :preview, :user from next
              where :user::bigint is not null
              on conflict (company_id, user_id, conversation_id) do update
              set read_seq =
                  case when greatest(participant.read_seq, :seen) >= participant.last_inbound_seq
                  then excluded.read_seq else greatest(participant.read_seq, :seen) end,
                last_inbound_seq = excluded.last_inbound_seq,
                last_at = excluded.last_at, preview = excluded.preview,
                preview_user_id = excluded.preview_user_id, archived_at = null, takes_part = true,
                marked_unread = participant.marked_unread and :seen = 0, marked_at = :now),
            draft_sent as (
              delete from draft where user_id = :user and application_id = :id and :composed)
            select seq from next
            """)
        .param("id", message.applicationId())
        .param("counts", refusal == null)
        .param("now", Timestamp.from(now))
        .param("user", user, java.sql.Types.BIGINT)
        .param("seen", message.seen())
        .param("composed", message.isComposed())
        .param("via", message.via().name())
        .param("body", message.body())
        .param("original", message.originalBody(), java.sql.Types.VARCHAR)
        .param("refusal", refusal == null ? null : refusal.name(), java.sql.Types.VARCHAR)
        .param("key", message.key())
        .param("preview", Preview.of(message.body()))
        .query(Integer.class)
        .single();
  }

  /// Does the same for every recipient of a part of a bulk message, in one statement; the
  /// conversations exist. Who writes to many has not seen what came of each. Participants are
  /// locked in order first: people archive many at once.
  List<Sent> appendAll(BulkPart part, Instant now) {
    lockParticipants(part);
    return sql.sql(
            """
            with next as (
              update conversation c set last_seq = last_seq + 1, last_word_seq = last_seq + 1, last_at = :now
              from unnest(:ids::bigint[], :bodies::text[], :previews::text[]) as t (id, body, preview)
              where c.id = t.id
              returning c.id, location_id, job_id, last_seq as seq, last_inbound_seq as inbound, body, preview),
            stored as (
              insert into message (conversation_id, seq, author, user_id, channel, body, message_key,
                bulk_message_id, created_at)
              select id, seq, 'USER', :user, 'WEB', body, :key, :bulk, :now from next),
            others as (
              update participant p set last_inbound_seq = next.inbound, last_at = :now,
                preview = next.preview, preview_user_id = :user
              from next where p.conversation_id = next.id and p.user_id <> :user),
            own as (
              insert into participant (user_id, conversation_id, location_id, job_id, read_seq,
                last_inbound_seq, last_at, preview, preview_user_id)
              select :user, id, location_id, job_id, seq, inbound, :now, preview, :user from next
              on conflict (company_id, user_id, conversation_id) do update
              set read_seq = case when participant.read_seq >= participant.last_inbound_seq
                  then excluded.read_seq else participant.read_seq end,
                last_inbound_seq = excluded.last_inbound_seq,
                last_at = excluded.last_at, preview = excluded.preview,
                preview_user_id = excluded.preview_user_id, archived_at = null, takes_part = true,
                marked_at = :now)
            select id as conversation_id, seq from next order by id
            """)
        .param("ids", part.bodies().keySet().toArray(Long[]::new))
        .param("bodies", part.bodies().values().toArray(String[]::new))
        .param("previews", part.bodies().values().stream().map(Preview::of).toArray(String[]::new))
        .param("user", part.user().id())
        .param("key", part.key())
        .param("bulk", part.bulkMessageId())
        .param("now", Timestamp.from(now))
        .query((row, _) -> new Sent(row.getLong("conversation_id"), row.getInt("seq"), false, null))
        .list();
  }

  private void lockParticipants(BulkPart part) {
    sql.sql(
            """
            select count(*) from (select from participant
              where company_id = current_company() and conversation_id = any(:ids)
              order by conversation_id, user_id for no key update) locked
            """)
        .param("ids", part.bodies().keySet().toArray(Long[]::new))
        .query(Long.class)
        .single();
  }

  /// The oldest messages with a seq above `after`.
  List<Message> next(long conversation, int after, int limit) {
    var last = (int) Math.min(Integer.MAX_VALUE, (long) after + limit + 1); // seq has no gaps
    return between(conversation, after, last, limit);
  }

  /// The newest messages with a seq above `after` and below `before`, oldest of them first.
  List<Message> between(long conversation, int after, int before, int limit) {
    return sql.sql(
            """
            select m.seq, m.user_id, m.channel, m.body, m.original_body, m.refusal, m.message_key,
              m.created_at,
              (select remark from message_remark r
                where r.conversation_id = m.conversation_id and r.message_key = m.message_key) as remark,
              coalesce(u.name, p.first_name || ' ' || p.last_name) as author_name
            from (select * from message
              where conversation_id = :conversation and seq > :after and seq < :before
              order by seq desc limit :limit) m
            join conversation c on c.id = m.conversation_id
            join applicant p on p.id = c.applicant_id
            left join app_user u on u.company_id = m.company_id and u.id = m.user_id
            order by m.seq
            """)
        .param("conversation", conversation)
        .param("after", after)
        .param("before", before)
        .param("limit", limit)
        .query(MessageRows::message)
        .list();
  }

  /// Takes their words from the messages of erased applicants; that there were messages stays.
  void empty(Collection<Long> conversations) {
    sql.sql(
            """
            update message set body = '', original_body = null, message_key = 'erased:' || seq
            where conversation_id = any(:ids)
            """)
        .param("ids", conversations.toArray(Long[]::new))
        .update();
  }
}
