package earshot.passkey;

import earshot.account.Token;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a browser is asked to sign: 144 random bits, good once, for five minutes. The browser keeps
/// them, here is their hash.
@Component
class Challenges {

  static final Duration AGE = Duration.ofMinutes(5);

  private final JdbcClient sql;
  private final Clock clock;

  Challenges(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// @param user who adds a passkey; null for signing in
  @Transactional
  public Token make(@Nullable Long user) {
    forgetOld();
    var challenge = Token.random();
    sql.sql(
            """
            insert into passkey_challenge (challenge_hash, user_id, expires_at)
            values (:hash, :user, :end)
            """)
        .param("hash", challenge.hash())
        .param("user", user, Types.BIGINT)
        .param("end", Timestamp.from(clock.instant().plus(AGE)))
        .update();
    return challenge;
  }

  /// Uses it up.
  ///
  /// @return whether it was made for that, and not used before
  @Transactional
  public boolean use(Token challenge, @Nullable Long user) {
    return sql.sql(
                """
                delete from passkey_challenge
                where challenge_hash = :hash and user_id is not distinct from :user::bigint
                  and expires_at > :now
                """)
            .param("hash", challenge.hash())
            .param("user", user, Types.BIGINT)
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  private void forgetOld() {
    sql.sql(
            """
            delete from passkey_challenge where challenge_hash in (
              select challenge_hash from passkey_challenge where expires_at < :now
              order by expires_at limit 10 for update skip locked)
            """)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
