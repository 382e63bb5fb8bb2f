package earshot.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of the feed.
@Repository
class FeedDatabase {

  private static final int FEW = 1000;

  private final JdbcClient sql;
  private final JsonMapper json;

  FeedDatabase(JdbcClient sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  void begin() {
    sql.sql("insert into feed_position default values on conflict do nothing").update();
  }

  /// Numbers the events and stores them, if anybody listens; the company's counter is held until
  /// the transaction ends.
  ///
  /// @return whether anybody listens
  boolean add(List<NewEvent> events, Instant now) {
    return (events.size() == 1 ? addOne(events.getFirst(), now) : addAll(events, now)) > 0;
  }

  /// Apart, as the statement for many is planned anew each time, which takes longer than it.
  private int addOne(NewEvent event, Instant now) {
    return sql.sql(
            """
            with p as (update feed_position set last = last + 1 returning last)
            insert into feed_event (position, type, location_id, subject_id, seq, data, happened_at)
            select p.last, :type, (select location_id from application where id = :application),
              :subject, :seq, :data::jsonb, :now
            from p
            """)
        .param("type", event.type().slug())
        .param("application", event.application(), Types.BIGINT)
        .param("subject", event.subject(), Types.BIGINT)
        .param("seq", event.seq(), Types.INTEGER)
        .param("data", json.writeValueAsString(event.data()))
        .param("now", Timestamp.from(now))
        .update();
  }

  private int addAll(List<NewEvent> events, Instant now) {
    return sql.sql(
            """
            with p as (update feed_position set last = last + :count returning last)
            insert into feed_event (position, type, location_id, subject_id, seq, data, happened_at)
            select p.last - :count + n, e.type, a.location_id, e.subject, e.seq, e.data::jsonb, :now
            from p, unnest(:types::text[], :applications::bigint[], :subjects::bigint[],
              :seqs::int[], :data::text[])
              with ordinality as e (type, application, subject, seq, data, n)
            left join application a on a.id = e.application
            """)
        .param("count", events.size())
        .param("now", Timestamp.from(now))
        .param("types", events.stream().map(it -> it.type().slug()).toArray(String[]::new))
        .param("applications", events.stream().map(NewEvent::application).toArray(Long[]::new))
        .param("subjects", events.stream().map(NewEvent::subject).toArray(Long[]::new))
        .param("seqs", events.stream().map(NewEvent::seq).toArray(Integer[]::new))
        .param(
            "data",
            events.stream().map(it -> json.writeValueAsString(it.data())).toArray(String[]::new))
        .update();
  }

  /// A few of the oldest.
  ///
  /// @return whether there may be more
  boolean forget(Instant before) {
    return sql.sql(
                """
                delete from feed_event where (company_id, position) in (
                  select company_id, position from feed_event where happened_at < :before
                  order by happened_at limit :few for update skip locked)
                """)
            .param("before", Timestamp.from(before))
            .param("few", FEW)
            .update()
        == FEW;
  }

  /// The last position there is; 0 before the first.
  @Transactional(readOnly = true)
  long last() {
    return sql.sql("select last from feed_position").query(Long.class).optional().orElse(0L);
  }

  /// Whether something after that position was forgotten.
  @Transactional(readOnly = true)
  boolean isForgotten(long position) {
    return position < last()
        && sql.sql("select not exists (select from feed_event where position = :next)")
            .param("next", position + 1)
            .query(Boolean.class)
            .single();
  }

  /// What happened after that position, in order.
  ///
  /// @param locations of whose events; null for all
  /// @param phones whether also of phones that are stopped
  @Transactional(readOnly = true)
  List<FeedEvent> after(long position, Long @Nullable [] locations, boolean phones, int limit) {
    return sql.sql(
            """
            select position, type, location_id, subject_id, seq, data, happened_at from feed_event
            where position > :position and (:all or location_id = any(:locations))
              and (:phones or type <> 'opt_out.changed')
            order by position limit :limit
            """)
        .param("position", position)
        .param("all", locations == null)
        .param("locations", locations == null ? new Long[0] : locations)
        .param("phones", phones)
        .param("limit", limit)
        .query(this::event)
        .list();
  }

  /// What happened in that time, after the one position and up to the other, in order.
  @Transactional(readOnly = true)
  List<FeedEvent> between(Instant from, Instant until, long position, long last, int limit) {
    return sql.sql(
            """
            select position, type, location_id, subject_id, seq, data, happened_at from feed_event
            where position > :position and position <= :last
              and happened_at >= :from and happened_at < :until
            order by position limit :limit
            """)
        .param("position", position)
        .param("last", last)
        .param("from", Timestamp.from(from))
        .param("until", Timestamp.from(until))
        .param("limit", limit)
        .query(this::event)
        .list();
  }

  private FeedEvent event(ResultSet row, int number) throws SQLException {
    return new FeedEvent(
        row.getLong("position"),
        EventType.of(row.getString("type")),
        (Long) row.getObject("location_id"),
        (Long) row.getObject("subject_id"),
        (Integer) row.getObject("seq"),
        json.readValue(row.getString("data"), new TypeReference<Map<String, Object>>() {}),
        row.getTimestamp("happened_at").toInstant());
  }
}
