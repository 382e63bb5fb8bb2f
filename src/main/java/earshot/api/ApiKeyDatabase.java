package earshot.api;

import earshot.company.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [ApiKeys].
@Repository
class ApiKeyDatabase {

  /// A key before its company is the current one.
  record Found(long companyId, ApiKey key) {}

  private static final String COLUMNS =
      "k.company_id, k.id, k.user_id, k.name, k.scope, k.ending, k.created_at, k.last_used_at,"
          + " k.revoked_at";

  private static final int ENDING = 4;

  private final JdbcClient sql;

  ApiKeyDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  long insert(
      long user, NewApiKey key, String hash, String secret, @Nullable User by, Instant now) {
    return sql.sql(
            """
            insert into api_key (user_id, name, scope, token_hash, ending, created_by, created_at)
            values (:user, :name, :scope, :hash, :ending, :by, :now) returning id
            """)
        .param("user", user)
        .param("name", key.name().text())
        .param("scope", key.scope().name())
        .param("hash", hash)
        .param("ending", secret.substring(secret.length() - ENDING))
        .param("by", by == null ? null : by.id(), Types.BIGINT)
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  /// The key of that hash, unless revoked; the locations are not read. Asked before a company is
  /// known.
  Optional<Found> find(String hash) {
    return sql.sql(
            "select %s, array[]::bigint[] as locations from api_key k where token_hash = :hash and revoked_at is null"
                .formatted(COLUMNS))
        .param("hash", hash)
        .query((row, number) -> new Found(row.getLong("company_id"), key(row, number)))
        .optional();
  }

  boolean isKnown(String hash) {
    return sql.sql(
            """
            select exists (select from api_key
              where company_id = (select current_company()) and token_hash = :hash)
            """)
        .param("hash", hash)
        .query(Boolean.class)
        .single();
  }

  List<ApiKey> all() {
    return sql.sql(
            """
            select %s, array(select location_id from location_grant g
                where g.company_id = k.company_id and g.user_id = k.user_id) as locations
            from api_key k where k.company_id = (select current_company())
            order by revoked_at is not null, created_at desc, id desc
            """
                .formatted(COLUMNS))
        .query(ApiKeyDatabase::key)
        .list();
  }

  void used(long id, Instant now) {
    sql.sql(
            """
            update api_key set last_used_at = :now
            where company_id = (select current_company()) and id = :id
            """)
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
  }

  void revoke(ApiKey key, Instant now) {
    sql.sql(
            """
            update api_key set revoked_at = :now
            where company_id = (select current_company()) and id = :id and revoked_at is null
            """)
        .param("now", Timestamp.from(now))
        .param("id", key.id())
        .update();
    sql.sql(
            """
            update app_user set disabled_at = :now
            where company_id = (select current_company()) and id = :user and disabled_at is null
            """)
        .param("now", Timestamp.from(now))
        .param("user", key.userId())
        .update();
  }

  private static ApiKey key(ResultSet row, int number) throws SQLException {
    return new ApiKey(
        row.getLong("id"),
        row.getLong("user_id"),
        row.getString("name"),
        Scope.valueOf(row.getString("scope")),
        row.getString("ending"),
        Set.of((Long[]) row.getArray("locations").getArray()),
        row.getTimestamp("created_at").toInstant(),
        instant(row.getTimestamp("last_used_at")),
        instant(row.getTimestamp("revoked_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
