package earshot.setup;

import earshot.account.Token;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The links by which an address is confirmed before its holder gets a company: 144 random bits,
/// stored hashed, good once, for a day.
@Component
class SignUps {

  static final Duration AGE = Duration.ofDays(1);

  /// Somebody used the link meanwhile.
  static final class Ended extends RuntimeException {}

  private final JdbcClient sql;
  private final Clock clock;

  SignUps(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Makes a link's secret for that address.
  @Transactional
  public String begin(String email) {
    var token = Token.random();
    sql.sql("delete from sign_up where expires_at < :now")
        .param("now", Timestamp.from(clock.instant()))
        .update();
    sql.sql("insert into sign_up (token_hash, email, expires_at) values (:hash, :email, :end)")
        .param("hash", token.hash())
        .param("email", email)
        .param("end", Timestamp.from(clock.instant().plus(AGE)))
        .update();
    return token.value();
  }

  /// The address the link confirms; empty once it was used or has expired.
  @Transactional(readOnly = true)
  public Optional<String> email(String secret) {
    return sql.sql("select email from sign_up where token_hash = :hash and expires_at > :now")
        .param("hash", new Token(secret).hash())
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) -> row.getString(1))
        .optional();
  }

  /// Ends the link, in the transaction of what it was for.
  ///
  /// @throws Ended if somebody was first
  void end(String secret) {
    var ended =
        sql.sql("delete from sign_up where token_hash = :hash")
            .param("hash", new Token(secret).hash())
            .update();
    if (ended != 1) throw new Ended();
  }
}
