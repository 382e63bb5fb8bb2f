package earshot.embed;

import earshot.account.Token;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Embeds].
@Repository
class EmbedDatabase {

  /// Whom a session shows which application, and where that is.
  record Session(long userId, long applicationId, long locationId) {}

  /// A session that has just begun.
  record Opened(long userId, long applicationId, String origin) {}

  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient sql;
  private final Clock clock;

  EmbedDatabase(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  Optional<Long> application(String externalId) {
    return sql.sql(
            """
            select id from application where company_id = (select current_company()) and external_id = :id
            """)
        .param("id", externalId)
        .query(Long.class)
        .optional();
  }

  void insert(Token token, long key, long user, long application, String origin, Instant end) {
    forgetOld();
    sql.sql(
            """
            insert into embed
              (token_hash, user_id, application_id, api_key_id, origin, made_at, expires_at)
            values (:hash, :user, :application, :key, :origin, :now, :end)
            """)
        .param("hash", token.hash())
        .param("user", user)
        .param("application", application)
        .param("key", key)
        .param("origin", origin)
        .param("now", Timestamp.from(clock.instant()))
        .param("end", Timestamp.from(end))
        .update();
  }

  /// The company of a token or session. Asked before one is known.
  Optional<Long> company(String hash) {
    return sql.sql("select company_id from embed where token_hash = :hash or session_hash = :hash")
        .param("hash", hash)
        .query(Long.class)
        .optional();
  }

  /// Who may frame what the token opens, whether or not it still does.
  Optional<String> origin(String tokenHash) {
    return sql.sql(
            """
            select e.origin from embed e
            join embed_origin o on o.company_id = e.company_id and o.origin = e.origin
            where e.company_id = (select current_company()) and e.token_hash = :hash
            """)
        .param("hash", tokenHash)
        .query((row, _) -> row.getString(1))
        .optional();
  }

  /// Of several who open it at once, one does.
  Optional<Opened> open(String tokenHash, String sessionHash, Instant end) {
    return sql.sql(
            """
            update embed set session_hash = :session, expires_at = :end
            where company_id = (select current_company()) and token_hash = :hash and session_hash is null
              and expires_at > :now
            returning user_id, application_id, origin
            """)
        .param("session", sessionHash)
        .param("end", Timestamp.from(end))
        .param("hash", tokenHash)
        .param("now", Timestamp.from(clock.instant()))
        .query(Opened.class)
        .optional();
  }

  /// The session, unless it has ended or its key or origin is not allowed any more.
  Optional<Session> session(String sessionHash) {
    return sql.sql(
            """
            select e.user_id, e.application_id, a.location_id
            from embed e
            join application a on a.company_id = e.company_id and a.id = e.application_id
            join api_key k on k.company_id = e.company_id and k.id = e.api_key_id
            join embed_origin o on o.company_id = e.company_id and o.origin = e.origin
            where e.company_id = (select current_company()) and e.session_hash = :hash
              and e.expires_at > :now and k.revoked_at is null
            """)
        .param("hash", sessionHash)
        .param("now", Timestamp.from(clock.instant()))
        .query(Session.class)
        .optional();
  }

  void endAll(long user) {
    sql.sql("delete from embed where company_id = (select current_company()) and user_id = :user")
        .param("user", user)
        .update();
  }

  private void forgetOld() {
    sql.sql(
            "delete from embed where company_id = (select current_company()) and expires_at < :before")
        .param("before", Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }
}
