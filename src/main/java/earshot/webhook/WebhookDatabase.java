package earshot.webhook;

import earshot.feed.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of [Webhooks].
@Repository
class WebhookDatabase {

  /// How far a webhook follows the feed, and what it wants of it.
  record Follower(long position, List<EventType> events) {}

  /// What a request needs of its webhook.
  ///
  /// @param secrets sealed; two while the one before signs too
  record Receiver(Endpoint endpoint, List<byte[]> secrets) {}

  private static final String COLUMNS =
      "id, url, description, events, state, problem, old_secret_until, created_at";

  private final JdbcClient sql;

  WebhookDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  long insert(WebhookForm form, byte[] secret, long position, Instant now) {
    return sql.sql(
            """
            insert into webhook (url, description, events, state, secret, position, created_at)
            values (:url, :description, :events, 'ACTIVE', :secret, :position, :now) returning id
            """)
        .param("url", form.endpoint().toString())
        .param("description", form.description())
        .param("events", slugs(form))
        .param("secret", secret)
        .param("position", position)
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  List<Webhook> all() {
    return sql.sql("select %s from webhook order by id".formatted(COLUMNS))
        .query(WebhookDatabase::webhook)
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Webhook> find(long id) {
    return sql.sql("select %s from webhook where id = :id".formatted(COLUMNS))
        .param("id", id)
        .query(WebhookDatabase::webhook)
        .optional();
  }

  List<Long> active() {
    return sql.sql("select id from webhook where state = 'ACTIVE'")
        .query((row, _) -> row.getLong(1))
        .list();
  }

  void change(long id, WebhookForm form) {
    sql.sql(
            """
            update webhook set url = :url, description = :description, events = :events
            where id = :id
            """)
        .param("id", id)
        .param("url", form.endpoint().toString())
        .param("description", form.description())
        .param("events", slugs(form))
        .update();
  }

  /// The secret so far signs too until that time.
  void rotate(long id, byte[] secret, Instant until) {
    sql.sql(
            """
            update webhook set old_secret = secret, old_secret_until = :until, secret = :secret
            where id = :id
            """)
        .param("id", id)
        .param("secret", secret)
        .param("until", Timestamp.from(until))
        .update();
  }

  /// @return whether it was active before
  boolean pause(long id) {
    return sql.sql("update webhook set state = 'PAUSED' where id = :id and state = 'ACTIVE'")
            .param("id", id)
            .update()
        > 0;
  }

  /// What waits begins its tries anew; of one that is active it goes on with them.
  ///
  /// @return whether it was not active before
  boolean resume(long id, Instant now) {
    if (!activate(id)) return false;
    sql.sql(
            """
            update webhook_delivery set tries = 0, due_at = :now
            where webhook_id = :id and state = 'WAITING'
            """)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .update();
    return true;
  }

  private boolean activate(long id) {
    return sql.sql(
                """
                update webhook set state = 'ACTIVE', problem = null, failing_since = null
                where id = :id and state <> 'ACTIVE'
                """)
            .param("id", id)
            .update()
        > 0;
  }

  /// It took something.
  void succeeded(long id) {
    sql.sql(
            """
            update webhook set failing_since = null
            where id = :id and failing_since is not null
            """)
        .param("id", id)
        .update();
  }

  /// It did not take something. What it did not take before may be gone with an applicant who was
  /// erased, and says nothing any more.
  ///
  /// @return since when it has taken nothing; empty if it is gone
  Optional<Instant> failed(long id, Instant now) {
    sql.sql(
            """
            update webhook w set failing_since = :now
            where id = :id and (failing_since is null or not exists (
              select from webhook_delivery d where d.company_id = w.company_id
                and d.webhook_id = w.id and d.state = 'WAITING' and d.tries > 0))
            """)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .update();
    return sql.sql("select failing_since from webhook where id = :id and failing_since is not null")
        .param("id", id)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /// What was noted while the clock was ahead.
  void setRight(long id, Instant now) {
    sql.sql("update webhook set failing_since = :now where id = :id and failing_since > :now")
        .param("id", id)
        .param("now", Timestamp.from(now))
        .update();
  }

  /// @return whether it was not disabled before
  boolean disable(long id, String problem) {
    return sql.sql(
                """
                update webhook set state = 'DISABLED', problem = :problem
                where id = :id and state <> 'DISABLED'
                """)
            .param("id", id)
            .param("problem", problem)
            .update()
        > 0;
  }

  void delete(long id) {
    sql.sql("delete from webhook where id = :id").param("id", id).update();
  }

  /// Holds the webhook until the transaction ends, after whoever has it: another node may have read
  /// the feed before what this one was woken for. Empty if it is not active.
  Optional<Follower> follow(long id) {
    return sql.sql(
            """
            select position, events from webhook where id = :id and state = 'ACTIVE'
            for no key update
            """)
        .param("id", id)
        .query((row, _) -> new Follower(row.getLong("position"), events(row)))
        .optional();
  }

  void followed(long id, long position) {
    sql.sql("update webhook set position = :position where id = :id")
        .param("id", id)
        .param("position", position)
        .update();
  }

  long position(long id) {
    return sql.sql("select position from webhook where id = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  /// @param now whether the secret before signs too
  Optional<Receiver> receiver(long id, Instant now) {
    return sql.sql(
            """
            select url, secret, case when old_secret_until > :now then old_secret end as old
            from webhook where id = :id
            """)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .query((row, _) -> new Receiver(Endpoint.known(row.getString("url")), secrets(row)))
        .optional();
  }

  private static List<byte[]> secrets(ResultSet row) throws SQLException {
    var secret = row.getBytes("secret");
    var old = row.getBytes("old");
    return old == null ? List.of(secret) : List.of(secret, old);
  }

  private static String[] slugs(WebhookForm form) {
    return form.events().stream().map(EventType::slug).toArray(String[]::new);
  }

  private static List<EventType> events(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("events").getArray()).map(EventType::of).toList();
  }

  private static Webhook webhook(ResultSet row, int number) throws SQLException {
    return new Webhook(
        row.getLong("id"),
        row.getString("url"),
        row.getString("description"),
        events(row),
        WebhookState.valueOf(row.getString("state")),
        row.getString("problem"),
        instant(row.getTimestamp("old_secret_until")),
        row.getTimestamp("created_at").toInstant());
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
