package earshot.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of what waits for a webhook, and of what became of it.
@Repository
class WebhookDeliveryDatabase {

  /// An event as it is queued.
  ///
  /// @param position null of a test
  record Queued(
      @Nullable Long position,
      String type,
      @Nullable Long subject,
      String messageId,
      String body,
      Instant happenedAt) {}

  /// What failed so far waits for the next try, unless it is a test.
  private static final String FAILED =
      "(d.state = 'FAILED' or d.state = 'WAITING' and d.tries > 0)";

  /// Which of those that are there already are sent again.
  enum Again {
    NONE("false"),
    FAILED(WebhookDeliveryDatabase.FAILED),
    ALL("(d.state = 'DELIVERED' or " + WebhookDeliveryDatabase.FAILED + ")");

    private final String condition;

    Again(String condition) {
      this.condition = condition;
    }
  }

  private static final String COLUMNS =
      "d.id, d.position, d.type, d.message_id, d.body, d.happened_at, d.state, d.tries, d.due_at";

  private final JdbcClient sql;

  WebhookDeliveryDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// Those of the positions that are there already and are not sent again.
  Set<Long> staying(long webhook, List<Long> positions, Again again) {
    return Set.copyOf(
        sql.sql(
                """
                select position from webhook_delivery d
                where webhook_id = :webhook and position = any(:positions) and not %s
                """
                    .formatted(again.condition))
            .param("webhook", webhook)
            .param("positions", positions.toArray(Long[]::new))
            .query((row, _) -> row.getLong(1))
            .list());
  }

  /// @return whether it waits because of this
  boolean queue(long webhook, Queued it, Again again, Instant now) {
    return sql.sql(
                """
                insert into webhook_delivery as d (webhook_id, position, type, subject_id, message_id,
                  body, happened_at, queued_at, state, due_at)
                values (:webhook, :position, :type, :subject, :message, :body, :happened, :now, 'WAITING', :now)
                on conflict (company_id, webhook_id, position) do update
                set state = 'WAITING', tries = 0, queued_at = :now, due_at = :now where %s
                """
                    .formatted(again.condition))
            .param("webhook", webhook)
            .param("position", it.position(), Types.BIGINT)
            .param("type", it.type())
            .param("subject", it.subject(), Types.BIGINT)
            .param("message", it.messageId())
            .param("body", it.body())
            .param("happened", Timestamp.from(it.happenedAt()))
            .param("now", Timestamp.from(now))
            .update()
        > 0;
  }

  /// A test, which nobody posts but who asked for it: it has failed until it has not.
  long insertTest(long webhook, Queued it, Instant now) {
    return sql.sql(
            """
            insert into webhook_delivery (webhook_id, type, message_id, body, happened_at, queued_at,
              state, due_at)
            values (:webhook, :type, :message, :body, :now, :now, 'FAILED', :now) returning id
            """)
        .param("webhook", webhook)
        .param("type", it.type())
        .param("message", it.messageId())
        .param("body", it.body())
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  /// Takes those that are due, so that nobody else does before that time.
  List<WebhookDelivery> take(long webhook, int most, Instant now, Instant until) {
    return sql.sql(
            """
            update webhook_delivery d set due_at = :until
            where id in (
              select id from webhook_delivery
              where webhook_id = :webhook and state = 'WAITING' and due_at <= :now
              order by due_at, id limit :most for update skip locked)
            returning %s
            """
                .formatted(COLUMNS))
        .param("webhook", webhook)
        .param("most", most)
        .param("now", Timestamp.from(now))
        .param("until", Timestamp.from(until))
        .query(WebhookDeliveryDatabase::delivery)
        .list();
  }

  /// Those that a clock put off that was ahead are due now: they were tried later than that, or
  /// never and are not taken either.
  ///
  /// @param latest when one that is taken is due at most
  void setRight(long webhook, Instant now, Instant latest) {
    sql.sql(
            """
            update webhook_delivery d set due_at = :now
            where webhook_id = :webhook and state = 'WAITING' and due_at > :latest
              and (tries = 0 or exists (
                select from webhook_attempt a where a.delivery_id = d.id and a.begun_at > :latest))
            """)
        .param("webhook", webhook)
        .param("now", Timestamp.from(now))
        .param("latest", Timestamp.from(latest))
        .update();
  }

  void delivered(long id) {
    sql.sql("update webhook_delivery set state = 'DELIVERED' where id = :id")
        .param("id", id)
        .update();
  }

  /// @return whether it still waited, and does so until then
  boolean failedOnce(long id, Instant due) {
    return sql.sql(
                """
                update webhook_delivery set tries = tries + 1, due_at = :due
                where id = :id and state = 'WAITING'
                """)
            .param("id", id)
            .param("due", Timestamp.from(due))
            .update()
        > 0;
  }

  /// @return the number of the attempt; 0 if the delivery is gone
  long insert(WebhookAttempt it) {
    return sql.sql(
            """
            insert into webhook_attempt (delivery_id, url, sent_timestamp, signature, begun_at,
              duration_ms, status, answer, problem)
            select id, :url, :timestamp, :signature, :begun, :duration, :status, :answer, :problem
            from webhook_delivery where id = :delivery for key share
            returning id
            """)
        .param("delivery", it.deliveryId())
        .param("url", it.url())
        .param("timestamp", it.timestamp())
        .param("signature", it.signature())
        .param("begun", Timestamp.from(it.begunAt()))
        .param("duration", it.durationMs())
        .param("status", it.status(), Types.INTEGER)
        .param("answer", it.answer())
        .param("problem", it.problem(), Types.VARCHAR)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /// The newest first, after that one.
  ///
  /// @param state null for any; what failed and waits for the next try is both
  List<WebhookDelivery> page(long webhook, @Nullable DeliveryState state, long before, int limit) {
    return sql.sql(
            """
            select %s from webhook_delivery d
            where webhook_id = :webhook and id < :before
              and (:state::text is null or state = :state or :state = 'FAILED' and %s)
            order by id desc limit :limit
            """
                .formatted(COLUMNS, FAILED))
        .param("webhook", webhook)
        .param("state", state == null ? null : state.name(), Types.VARCHAR)
        .param("before", before)
        .param("limit", limit)
        .query(WebhookDeliveryDatabase::delivery)
        .list();
  }

  Optional<WebhookDelivery> find(long webhook, long id) {
    return sql.sql(
            "select %s from webhook_delivery d where webhook_id = :webhook and id = :id"
                .formatted(COLUMNS))
        .param("webhook", webhook)
        .param("id", id)
        .query(WebhookDeliveryDatabase::delivery)
        .optional();
  }

  /// The attempts of these, in order.
  List<WebhookAttempt> attempts(List<Long> deliveries) {
    return sql.sql(
            """
            select id, delivery_id, url, sent_timestamp, signature, begun_at, duration_ms, status,
              answer, problem
            from webhook_attempt where delivery_id = any(:ids) order by id
            """)
        .param("ids", deliveries.toArray(Long[]::new))
        .query(WebhookDeliveryDatabase::attempt)
        .list();
  }

  void again(long id, Instant now) {
    sql.sql(
            """
            update webhook_delivery set state = 'WAITING', tries = 0, queued_at = :now, due_at = :now
            where id = :id
            """)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .update();
  }

  /// Forgets what is older than that by the database's clock as well as by this node's: what waits
  /// is not lost to one that is ahead.
  void forget(long webhook, Instant now, Duration kept) {
    sql.sql(
            """
            delete from webhook_delivery where id in (
              select id from webhook_delivery where webhook_id = :webhook
                and queued_at < least(:now, now()) - make_interval(secs => :kept)
              order by queued_at limit 1000 for update skip locked)
            """)
        .param("webhook", webhook)
        .param("now", Timestamp.from(now))
        .param("kept", kept.toSeconds())
        .update();
  }

  private static WebhookDelivery delivery(ResultSet row, int number) throws SQLException {
    var state = DeliveryState.valueOf(row.getString("state"));
    return new WebhookDelivery(
        row.getLong("id"),
        (Long) row.getObject("position"),
        row.getString("type"),
        row.getString("message_id"),
        row.getString("body"),
        row.getTimestamp("happened_at").toInstant(),
        state,
        row.getInt("tries"),
        state == DeliveryState.WAITING ? row.getTimestamp("due_at").toInstant() : null);
  }

  private static WebhookAttempt attempt(ResultSet row, int number) throws SQLException {
    return new WebhookAttempt(
        row.getLong("id"),
        row.getLong("delivery_id"),
        row.getString("url"),
        row.getLong("sent_timestamp"),
        row.getString("signature"),
        row.getTimestamp("begun_at").toInstant(),
        row.getInt("duration_ms"),
        (Integer) row.getObject("status"),
        row.getString("answer"),
        row.getString("problem"));
  }
}
