package earshot.api;

import earshot.account.Token;
import earshot.seal.SealedBytes;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// The SQL of answers that are kept, see [OnceFilter].
@Repository
public class OnceAnswers {

  private static final Duration KEPT = Duration.ofDays(1);

  /// What is wanted, once.
  ///
  /// @param requestHash of method, path, query and body
  /// @param isSecret whether the answer holds a secret, which stands in the clear nowhere else
  record Wanted(long key, String name, String requestHash, boolean isSecret) {

    private static final Pattern OF_SECRETS =
        Pattern.compile("/api/v1/(?:embeds|webhooks(?:/[^/]*/secret)?)");

    static Wanted of(long key, String name, HttpServletRequest request, byte[] body) {
      var whole =
          request.getMethod()
              + "\n"
              + request.getRequestURI()
              + "\n"
              + request.getQueryString()
              + "\n"
              + new String(body, StandardCharsets.ISO_8859_1);
      var isSecret = OF_SECRETS.matcher(request.getServletPath()).matches();
      return new Wanted(key, name, new Token(whole).hash(), isSecret);
    }

    private String purpose() {
      return "idempotent-answer:" + key + ":" + name;
    }
  }

  /// What was answered.
  @SuppressWarnings("ArrayRecordComponent")
  record Answer(
      String requestHash,
      int status,
      @Nullable String location,
      @Nullable String etag,
      @Nullable String contentType,
      byte[] body) {}

  private final JdbcClient sql;
  private final SealedBytes sealed;
  private final Clock clock;

  OnceAnswers(JdbcClient sql, SealedBytes sealed, Clock clock) {
    this.sql = sql;
    this.sealed = sealed;
    this.clock = clock;
  }

  /// Takes the name, after waiting for whoever has just taken it; what is older than a day is
  /// forgotten.
  ///
  /// @return whether it was free
  boolean begin(Wanted wanted) {
    var now = clock.instant();
    forgetBefore(Timestamp.from(now.minus(KEPT)), wanted);
    return sql.sql(
                """
                insert into idempotent_answer (api_key_id, idempotency_key, request_hash, created_at)
                values (:key, :name, :hash, :now) on conflict do nothing
                """)
            .param("key", wanted.key())
            .param("name", wanted.name())
            .param("hash", wanted.requestHash())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /// Only a body with a secret is sealed: of others whoever erases a person must find the number.
  void end(Wanted wanted, ContentCachingResponseWrapper response) {
    var body = response.getContentAsByteArray();
    sql.sql(
            """
            update idempotent_answer set status = :status, location = :location, etag = :etag,
              content_type = :type, body = :body, sealed = :sealed
            where api_key_id = :key and idempotency_key = :name
            """)
        .param("key", wanted.key())
        .param("name", wanted.name())
        .param("status", response.getStatus())
        .param("location", response.getHeader("Location"), Types.VARCHAR)
        .param("etag", response.getHeader("ETag"), Types.VARCHAR)
        .param("type", response.getContentType(), Types.VARCHAR)
        .param("body", wanted.isSecret() ? sealed.close(wanted.purpose(), body) : body)
        .param("sealed", wanted.isSecret())
        .update();
  }

  Answer find(Wanted wanted) {
    return sql.sql(
            """
            select request_hash, status, location, etag, content_type, body, sealed
            from idempotent_answer
            where api_key_id = :key and idempotency_key = :name
            """)
        .param("key", wanted.key())
        .param("name", wanted.name())
        .query((row, _) ->
            new Answer(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                body(row, wanted)))
        .single();
  }

  private byte[] body(ResultSet row, Wanted wanted) throws SQLException {
    var stored = row.getBytes("body");
    return row.getBoolean("sealed") ? sealed.open(wanted.purpose(), stored) : stored;
  }

  /// The one of that name, and a few others, so that the table stays small.
  private void forgetBefore(Timestamp time, Wanted wanted) {
    sql.sql(
            """
            delete from idempotent_answer a where a.created_at < :time and (
              a.api_key_id = :key and a.idempotency_key = :name
              or (a.api_key_id, a.idempotency_key) in (
                select api_key_id, idempotency_key from idempotent_answer
                where created_at < :time order by created_at limit 10 for update skip locked))
            """)
        .param("time", time)
        .param("key", wanted.key())
        .param("name", wanted.name())
        .update();
  }

  /// Forgets all of the current company that are older than a day, in the caller's transaction.
  /// Each further request forgets some; those of a system that has gone would stay.
  public void forgetOld() {
    sql.sql(
            """
            delete from idempotent_answer
            where company_id = (select current_company()) and created_at < :time
            """)
        .param("time", Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }
}
