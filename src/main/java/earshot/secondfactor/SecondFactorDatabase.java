package earshot.secondfactor;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [SecondFactors].
@Repository
class SecondFactorDatabase {

  /// A key, open to nobody without its seal.
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  record Kept(byte[] sealedKey, boolean confirmed) {}

  /// A recovery code that was not used yet.
  record Code(int number, String hash) {}

  private final JdbcClient sql;

  SecondFactorDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  boolean isRequired() {
    return sql.sql(
            "select second_factor_required from company where company_id = (select current_company())")
        .query(Boolean.class)
        .single();
  }

  void require(boolean required) {
    sql.sql(
            """
            update company set second_factor_required = :required
            where company_id = (select current_company())
            """)
        .param("required", required)
        .update();
  }

  Optional<SecondFactor> state(long user) {
    return sql.sql(
            """
            select f.confirmed_at, (select count(*) from recovery_code c
              where c.company_id = f.company_id and c.user_id = f.user_id and c.used_at is null)
            from second_factor f where f.user_id = :user
            """)
        .param("user", user)
        .query((row, _) -> {
          var since = row.getTimestamp(1);
          return new SecondFactor(
              since == null ? null : since.toInstant(), since == null, row.getInt(2));
        })
        .optional();
  }

  Optional<Kept> key(long user) {
    return sql.sql(
            """
            select sealed_key, confirmed_at is not null from second_factor where user_id = :user
            """)
        .param("user", user)
        .query((row, _) -> new Kept(row.getBytes(1), row.getBoolean(2)))
        .optional();
  }

  /// Leaves a key alone that is in use.
  void begin(long user, byte[] sealedKey) {
    sql.sql(
            """
            insert into second_factor (user_id, sealed_key) values (:user, :key)
            on conflict (company_id, user_id) do update set sealed_key = excluded.sealed_key
            where second_factor.confirmed_at is null
            """)
        .param("user", user)
        .param("key", sealedKey)
        .update();
  }

  /// @return whether it waited for that: of two at once only one sees it
  boolean confirm(long user, Instant now) {
    return sql.sql(
                """
                update second_factor set confirmed_at = :now
                where user_id = :user and confirmed_at is null
                """)
            .param("user", user)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /// @return whether no code of that step or a later one was taken before
  boolean use(long user, long step) {
    return sql.sql(
                """
                update second_factor set last_step = :step where user_id = :user and last_step < :step
                """)
            .param("user", user)
            .param("step", step)
            .update()
        == 1;
  }

  List<Code> codes(long user) {
    return sql.sql(
            "select number, code_hash from recovery_code where user_id = :user and used_at is null")
        .param("user", user)
        .query((row, _) -> new Code(row.getInt(1), row.getString(2)))
        .list();
  }

  /// @return whether it was unused: of two at once only one sees it
  boolean useCode(long user, int number, Instant now) {
    return sql.sql(
                """
                update recovery_code set used_at = :now
                where user_id = :user and number = :number and used_at is null
                """)
            .param("user", user)
            .param("number", number)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  void replaceCodes(long user, List<String> hashes) {
    sql.sql("delete from recovery_code where user_id = :user").param("user", user).update();
    for (var number = 0; number < hashes.size(); number++)
      sql.sql(
              """
              insert into recovery_code (user_id, number, code_hash) values (:user, :number, :hash)
              """)
          .param("user", user)
          .param("number", number)
          .param("hash", hashes.get(number))
          .update();
  }

  /// @return whether one was in use
  boolean delete(long user) {
    return sql.sql(
            "delete from second_factor where user_id = :user returning confirmed_at is not null")
        .param("user", user)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }
}
