package earshot.conversation;

import earshot.company.User;
import earshot.conversation.Marked.Before;
import earshot.hiring.MayReview;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of what users mark for themselves. Rows are locked in the order of their ids, so that
/// two requests never wait for each other.
@Repository
class ParticipantDatabase {

  private static final String FALL_TO =
      """
      with asked as (%s),
      reviews as (
        select c.id as conversation_id, u.id, g.user_id is not null as here
        from asked join conversation c on c.id = asked.id
        join app_user u on u.company_id = c.company_id and u.disabled_at is null and not u.program
        left join location_grant g on g.company_id = c.company_id and g.user_id = u.id
          and g.location_id = c.location_id and g.review_applications
        where g.user_id is not null or u.role = 'ADMINISTRATOR')
      insert into participant (user_id, conversation_id, location_id, job_id, read_seq,
        last_inbound_seq, last_at, preview)
      select r.id, c.id, c.location_id, c.job_id, c.last_inbound_seq - 1, c.last_inbound_seq,
        c.last_at, asked.preview
      from asked join conversation c on c.id = asked.id join reviews r on r.conversation_id = c.id
      where r.here = exists (select from reviews x where x.conversation_id = c.id and x.here)
        and not exists (select from participant p
          join reviews x on x.conversation_id = p.conversation_id and x.id = p.user_id
          where p.conversation_id = c.id and p.takes_part)
      order by c.id, r.id
      on conflict (company_id, user_id, conversation_id) do update
      set read_seq = case when participant.read_seq > 0
          then least(participant.read_seq, excluded.read_seq) else excluded.read_seq end,
        last_inbound_seq = excluded.last_inbound_seq, last_at = excluded.last_at,
        preview = excluded.preview, preview_user_id = null, archived_at = null, takes_part = true
      returning user_id
      """;

  /// Where the applicant has the last word.
  private static final String WAITING_FOR =
      """
      select conversation_id as id, preview from participant
      where user_id = :user and takes_part and archived_at is null
        and last_inbound_seq > read_seq and preview_user_id is null
      """;

  private final JdbcClient sql;

  ParticipantDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// Gives the user a row of one's own in conversations of colleagues, without taking part in them.
  /// Its last words stay empty: lists of locations show the conversation's.
  void watch(User user, Collection<Long> conversations) {
    sql.sql(
            """
            insert into participant (user_id, conversation_id, location_id, job_id, last_inbound_seq,
              last_at, preview, takes_part)
            select :user, c.id, c.location_id, c.job_id, c.last_inbound_seq, c.last_at, '', false
            from conversation c
            where c.company_id = current_company() and c.id = any(:ids)
              and c.location_id = any(:locations) and not exists (
              select from participant p where p.user_id = :user and p.conversation_id = c.id)
            order by c.id for share of c
            on conflict (company_id, user_id, conversation_id) do nothing
            """)
        .param("user", user.id())
        .param("ids", conversations.toArray(Long[]::new))
        .param("locations", user.locations().toArray(Long[]::new))
        .update();
  }

  /// Has somebody take part where nobody does who could see what the applicant just wrote: those
  /// who wrote there are kept out by now, review elsewhere, or are programs. It falls to who
  /// reviews at the location, or else to the administrators, and that one message is new to them.
  void fallTo(long conversation, String preview) {
    sql.sql(FALL_TO.formatted("select :id::bigint as id, :preview as preview"))
        .param("id", conversation)
        .param("preview", preview)
        .query(Long.class)
        .list();
  }

  /// The same for all answers that wait unread for a user who has just lost sight of them.
  ///
  /// @return to whom they fell
  Set<Long> fallFrom(long user) {
    return sql.sql(FALL_TO.formatted(WAITING_FOR))
        .param("user", user)
        .query((row, _) -> row.getLong(1))
        .set();
  }

  private record Found(Before before, boolean changed) {}

  /// Marks those that are there for the user and returns how each of them was before.
  Marked mark(
      User user, Collection<Long> conversations, Map<Long, Integer> seen, Mark mark, Instant now) {
    var found = markFound(user, conversations, seen, mark, now);
    var changed = found.stream().filter(Found::changed).map(Found::before).toList();
    return new Marked(now, changed, found.size());
  }

  private List<Found> markFound(
      User user, Collection<Long> conversations, Map<Long, Integer> seen, Mark mark, Instant now) {
    var ids = conversations.stream().distinct().toArray(Long[]::new);
    return sql.sql(
            """
            with held as (
              select * from participant p
              where user_id = :user and conversation_id = any(:ids)
                and (takes_part or location_id = any(:locations)) and %s
              order by conversation_id for update),
            before as (
              select held.*, shown.seq as seen
              from held join unnest(:ids::bigint[], :seen::integer[]) as shown (id, seq)
                on shown.id = conversation_id
              where :mark <> 'ARCHIVED' or last_inbound_seq <= shown.seq),
            changed as (
              update participant p set
                read_seq = case when :mark = 'READ' then greatest(p.read_seq, least(b.seen, c.last_seq))
                  else p.read_seq end,
                marked_unread = :mark = 'UNREAD' or p.marked_unread and :mark <> 'READ',
                archived_at = case :mark when 'ARCHIVED' then :now when 'IN_INBOX' then null
                  else p.archived_at end,
                marked_at = :now
              from before b join conversation c on c.id = b.conversation_id
              where p.user_id = :user and p.conversation_id = b.conversation_id
                and case :mark
                  when 'READ' then p.read_seq < least(b.seen, c.last_seq) or p.marked_unread
                  when 'UNREAD' then not p.marked_unread
                  when 'ARCHIVED' then p.archived_at is null
                  else p.archived_at is not null end
              returning p.conversation_id)
            select conversation_id, read_seq, marked_unread, archived_at, last_inbound_seq,
              exists (select from changed c where c.conversation_id = before.conversation_id) as changed
            from before
            """
                .formatted(MayReview.SQL))
        .param("reviews", user.mayReviewAnywhere())
        .param("user", user.id())
        .param("ids", ids)
        .param(
            "seen",
            Stream.of(ids)
                .map(id -> seen.getOrDefault(id, Integer.MAX_VALUE))
                .toArray(Integer[]::new))
        .param("locations", user.locations().toArray(Long[]::new))
        .param("mark", mark.name())
        .param("now", Timestamp.from(now))
        .query((row, _) -> new Found(before(row), row.getBoolean("changed")))
        .list();
  }

  /// Only what nobody touched since is put back, and nothing is archived over a new answer.
  int restore(User user, Marked marked, Instant now) {
    var before = marked.before();
    return sql.sql(
            """
            with untouched as (
              select conversation_id from participant
              where user_id = :user and conversation_id = any(:ids) and marked_at = :at
              order by conversation_id for update)
            update participant p set read_seq = greatest(0, least(b.read_seq, p.read_seq)),
              marked_unread = b.marked_unread, marked_at = :now,
              archived_at = case when p.last_inbound_seq > b.last_inbound_seq then null
                else timestamptz 'epoch' + b.archived_at * interval '1 microsecond' end
            from untouched join unnest(:ids::bigint[], :read::integer[], :unread::boolean[], :archived::bigint[],
                :inbound::integer[])
              as b (id, read_seq, marked_unread, archived_at, last_inbound_seq)
              on b.id = conversation_id
            where p.user_id = :user and p.conversation_id = b.id
            """)
        .param("user", user.id())
        .param("at", Timestamp.from(marked.at()))
        .param("now", Timestamp.from(now))
        .param("ids", before.stream().map(Before::conversationId).toArray(Long[]::new))
        .param("read", before.stream().map(Before::readSeq).toArray(Integer[]::new))
        .param("unread", before.stream().map(Before::markedUnread).toArray(Boolean[]::new))
        .param("archived", before.stream().map(Before::archivedMicros).toArray(Long[]::new))
        .param("inbound", before.stream().map(Before::lastInboundSeq).toArray(Integer[]::new))
        .update();
  }

  /// Moves the user's mark forward; whether anything changed.
  boolean read(User user, long conversation, int seq, Instant now) {
    return sql.sql(
                """
                update participant p set read_seq = greatest(p.read_seq, least(:seq, c.last_seq)),
                  marked_unread = false, marked_at = :now
                from conversation c
                where c.id = :id and p.conversation_id = c.id and p.user_id = :user
                  and (p.read_seq < least(:seq, c.last_seq) or p.marked_unread)
                """)
            .param("id", conversation)
            .param("user", user.id())
            .param("seq", seq)
            .param("now", Timestamp.from(now))
            .update()
        > 0;
  }

  private static Before before(ResultSet row) throws SQLException {
    var archivedAt = row.getTimestamp("archived_at");
    return new Before(
        row.getLong("conversation_id"),
        row.getInt("read_seq"),
        row.getBoolean("marked_unread"),
        archivedAt == null ? null : archivedAt.toInstant(),
        row.getInt("last_inbound_seq"));
  }
}
