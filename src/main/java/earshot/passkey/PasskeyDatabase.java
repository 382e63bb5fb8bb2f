package earshot.passkey;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Passkeys].
@Repository
class PasskeyDatabase {

  private final JdbcClient sql;
  private final Clock clock;

  PasskeyDatabase(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  List<Passkey> of(long user) {
    return sql.sql(
            """
            select id, name, created_at, used_at from passkey where user_id = :user
            order by created_at, id
            """)
        .param("user", user)
        .query((row, _) -> {
          var used = row.getTimestamp(4);
          return new Passkey(
              row.getLong(1),
              row.getString(2),
              row.getTimestamp(3).toInstant(),
              used == null ? null : used.toInstant());
        })
        .list();
  }

  List<Stored> stored(long user) {
    return sql.sql(
            """
            select credential_id, attestation, signature_count, transports, backup_eligible, backed_up
            from passkey where user_id = :user
            """)
        .param("user", user)
        .query((row, _) ->
            new Stored(
                row.getBytes(1),
                row.getBytes(2),
                row.getLong(3),
                row.getString(4),
                row.getBoolean(5),
                row.getBoolean(6)))
        .list();
  }

  /// @throws org.springframework.dao.DuplicateKeyException if it is there already
  void insert(long user, String name, Stored made) {
    sql.sql(
            """
            insert into passkey (user_id, credential_id, name, attestation, signature_count, transports,
              backup_eligible, backed_up, created_at)
            values (:user, :credential, :name, :attestation, :count, :transports, :eligible, :backed,
              :now)
            """)
        .param("user", user)
        .param("credential", made.credentialId())
        .param("name", name)
        .param("attestation", made.attestation())
        .param("count", made.signatureCount())
        .param("transports", made.transports())
        .param("eligible", made.backupEligible())
        .param("backed", made.backedUp())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /// @return whether it is there still, and nobody has counted as far meanwhile
  boolean used(long user, Stored before, Stored after) {
    return sql.sql(
                """
                update passkey set signature_count = :count, backed_up = :backed, used_at = :now
                where user_id = :user and credential_id = :credential and signature_count = :before
                """)
            .param("user", user)
            .param("credential", after.credentialId())
            .param("count", after.signatureCount())
            .param("before", before.signatureCount())
            .param("backed", after.backedUp())
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  boolean rename(long user, long id, String name) {
    return sql.sql("update passkey set name = :name where user_id = :user and id = :id")
            .param("name", name)
            .param("user", user)
            .param("id", id)
            .update()
        == 1;
  }

  /// @return what it was called
  Optional<String> delete(long user, long id) {
    return sql.sql("delete from passkey where user_id = :user and id = :id returning name")
        .param("user", user)
        .param("id", id)
        .query((row, _) -> row.getString(1))
        .optional();
  }

  /// @return whether there was one
  boolean deleteAll(long user) {
    return sql.sql("delete from passkey where user_id = :user").param("user", user).update() > 0;
  }
}
