package earshot.bulk;

import earshot.company.Role;
import earshot.company.User;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of bulk messages, in the order of their life.
@Repository
class BulkDatabase {

  private static final String SELECT =
      """
      select b.id, b.user_id, u.name as sender, b.body, b.state, b.created_at, b.begins_at,
        b.finished_at, b.total, b.sent, b.skipped
      from bulk_message b
      join app_user u on u.company_id = b.company_id and u.id = b.user_id
      where (:all or b.user_id = :user)
      """;

  private final JdbcClient sql;

  BulkDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// The applications as they stand now, the newest first. Fetched by their keys, one after the
  /// other: thousands may just have been imported, of which PostgreSQL knows nothing yet.
  List<Candidate> candidates(Collection<Long> applications, int from, int limit) {
    return sql.sql(
            """
            select a.id, a.applicant_id, p.first_name, p.last_name, j.title as job, a.location_id,
              l.name as location, a.stage
            from unnest(:ids::bigint[]) as chosen (id)
            cross join lateral (select * from application where id = chosen.id offset 0) a
            cross join lateral (select * from applicant where id = a.applicant_id offset 0) p
            cross join lateral (select title from job where id = a.job_id offset 0) j
            cross join lateral (select name from location where id = a.location_id offset 0) l
            order by a.applied_at desc, a.id desc offset :from limit :limit
            """)
        .param("ids", applications.stream().distinct().toArray(Long[]::new))
        .param("from", from)
        .param("limit", limit)
        .query(BulkRows::candidate)
        .list();
  }

  /// What stands under that key of the user.
  Optional<Accepted> find(long user, String key) {
    return sql.sql(
            """
            select id, body, state, total from bulk_message
            where user_id = :user and message_key = :key
            """)
        .param("user", user)
        .param("key", key)
        .query(Accepted.class)
        .optional();
  }

  /// How many of these applications get it.
  int recipientsAmong(long id, Collection<Long> applications) {
    return sql.sql(
            """
            select count(*) from bulk_recipient
            where bulk_message_id = :id and application_id = any(:applications::bigint[])
            """)
        .param("id", id)
        .param("applications", applications.toArray(Long[]::new))
        .query(Integer.class)
        .single();
  }

  /// Whether one of these applications does not get it, although it stood where it stands, and was
  /// imported, before the message was accepted.
  boolean misses(long id, Collection<Long> applications) {
    return sql.sql(
            """
            select exists (
              select from bulk_message b
              join application a on a.id = any(:applications::bigint[])
                and a.applied_at < b.created_at and a.stage_changed_at < b.created_at
              where b.id = :id
                and not exists (select from bulk_recipient r
                  where r.bulk_message_id = b.id and r.application_id = a.id)
                and not exists (select from applicant_import i
                  where i.id = a.import_id and coalesce(i.finished_at, b.created_at) >= b.created_at))
            """)
        .param("id", id)
        .param("applications", applications.toArray(Long[]::new))
        .query(Boolean.class)
        .single();
  }

  /// Empty if the same was accepted at the same moment.
  Optional<Long> insert(BulkText text, String key, int total, Instant now, Instant beginsAt) {
    return sql.sql(
            """
            insert into bulk_message (user_id, body, message_key, state, total, created_at, begins_at)
            values (:user, :body, :key, 'WAITING', :total, :now, :begins)
            on conflict (company_id, user_id, message_key) do nothing
            returning id
            """)
        .param("user", text.sender().id())
        .param("body", text.body())
        .param("key", key)
        .param("total", total)
        .param("now", Timestamp.from(now))
        .param("begins", Timestamp.from(beginsAt))
        .query(Long.class)
        .optional();
  }

  void addRecipients(long id, Collection<Long> applications) {
    sql.sql(
            """
            insert into bulk_recipient (bulk_message_id, application_id)
            select :id, a from unnest(:applications::bigint[]) as a order by a
            """)
        .param("id", id)
        .param("applications", applications.toArray(Long[]::new))
        .update();
  }

  Optional<Work> lock(long id) {
    return sql.sql(
            """
            select id, user_id, body, state, begins_at from bulk_message where id = :id
            for no key update
            """)
        .param("id", id)
        .query(BulkRows::work)
        .optional();
  }

  /// The next recipients, in order, so that two bulk messages never wait for each other.
  List<Long> next(long id, int limit) {
    return sql.sql(
            """
            select application_id from bulk_recipient
            where bulk_message_id = :id and state = 'WAITING'
            order by application_id limit :limit
            """)
        .param("id", id)
        .param("limit", limit)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// Records that the message went to these recipients, but for those with a reason.
  void handled(long id, List<Long> applications, Map<Long, String> reasons) {
    sql.sql(
            """
            with decided as (
              update bulk_recipient r set reason = t.reason,
                state = case when t.reason is null then 'SENT' else 'SKIPPED' end
              from unnest(:applications::bigint[], :reasons::text[]) as t (id, reason)
              where r.bulk_message_id = :id and r.application_id = t.id and r.state = 'WAITING'
              returning r.state)
            update bulk_message set
              sent = sent + (select count(*) from decided where decided.state = 'SENT'),
              skipped = skipped + (select count(*) from decided where decided.state = 'SKIPPED')
            where id = :id
            """)
        .param("id", id)
        .param("applications", applications.toArray(Long[]::new))
        .param("reasons", applications.stream().map(reasons::get).toArray(String[]::new))
        .update();
  }

  /// Those not over in which one of the applications waits, in order.
  List<Work> lockWaitingFor(Collection<Long> applications) {
    return sql.sql(
            """
            select b.id, b.user_id, b.body, b.state, b.begins_at from bulk_message b
            where b.state in ('WAITING', 'RUNNING', 'PAUSED') and exists (
              select from bulk_recipient r where r.bulk_message_id = b.id
                and r.application_id = any(:ids) and r.state = 'WAITING')
            order by b.id for no key update
            """)
        .param("ids", applications.toArray(Long[]::new))
        .query(BulkRows::work)
        .list();
  }

  /// Those of the applications that wait there do not get it.
  void skip(long id, Collection<Long> applications, String reason) {
    sql.sql(
            """
            with skipped as (
              update bulk_recipient set state = 'SKIPPED', reason = :reason
              where bulk_message_id = :id and application_id = any(:ids) and state = 'WAITING'
              returning application_id)
            update bulk_message set skipped = skipped + (select count(*) from skipped)
            where id = :id
            """)
        .param("id", id)
        .param("ids", applications.toArray(Long[]::new))
        .param("reason", reason)
        .update();
  }

  void change(long id, BulkState state, Instant now) {
    sql.sql(
            """
            update bulk_message set state = :state, finished_at = case when :over then :now::timestamptz end
            where id = :id
            """)
        .param("id", id)
        .param("state", state.name())
        .param("over", state.isOver())
        .param("now", Timestamp.from(now))
        .update();
  }

  /// Counts one more turn and returns its number.
  int nextTurn(long id) {
    return sql.sql("update bulk_message set turn = turn + 1 where id = :id returning turn")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  Optional<BulkMessage> find(User user, long id) {
    return sql.sql(SELECT + "and b.id = :id")
        .param("all", user.role() == Role.ADMINISTRATOR)
        .param("user", user.id())
        .param("id", id)
        .query(BulkRows::bulkMessage)
        .optional();
  }

  List<BulkMessage> recent(User user, int limit) {
    return sql.sql(SELECT + "order by b.id desc limit :limit")
        .param("all", user.role() == Role.ADMINISTRATOR)
        .param("user", user.id())
        .param("limit", limit)
        .query(BulkRows::bulkMessage)
        .list();
  }
}
