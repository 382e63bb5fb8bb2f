package earshot.account;

import earshot.company.User;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Who has shown the password and not yet the second factor: a cookie and its row, for ten minutes.
/// It opens no page but the one that asks for the code.
@Component
class HalfSignIns {

  static final Duration AGE = Duration.ofMinutes(10);
  private static final Cookies COOKIE = new Cookies("earshot-half", AGE);

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final Users users;
  private final Clock clock;

  HalfSignIns(JdbcClient sql, TransactionOperations transaction, Users users, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.users = users;
    this.clock = clock;
  }

  void start(User user, HttpServletRequest request, HttpServletResponse response) {
    var key = SessionKey.random(user.companyId());
    CurrentCompany.run(
        user.companyId(), () -> transaction.executeWithoutResult(_ -> insert(key, user)));
    COOKIE.write(request, response, key.cookie());
  }

  /// Whoever it is, unless it took too long or something has ended it.
  Optional<User> find(HttpServletRequest request) {
    return key(request)
        .flatMap(key ->
            CurrentCompany.call(
                key.companyId(), () -> transaction.execute(_ -> userId(key).flatMap(users::find))));
  }

  void end(HttpServletRequest request, HttpServletResponse response) {
    key(request)
        .ifPresent(key -> {
          CurrentCompany.run(
              key.companyId(), () -> transaction.executeWithoutResult(_ -> delete(key)));
          COOKIE.clear(request, response);
        });
  }

  /// A changed password, or a user who is disabled, ends those of the user, too.
  @EventListener
  void on(SessionsEnded ended) {
    sql.sql("delete from half_sign_in where user_id = :user")
        .param("user", ended.userId())
        .update();
  }

  private void insert(SessionKey key, User user) {
    var now = clock.instant();
    sql.sql(
            "delete from half_sign_in where company_id = (select current_company()) and expires_at < :now")
        .param("now", Timestamp.from(now))
        .update();
    sql.sql(
            """
            insert into half_sign_in (token_hash, user_id, expires_at) values (:hash, :user, :end)
            """)
        .param("hash", key.hash())
        .param("user", user.id())
        .param("end", Timestamp.from(now.plus(AGE)))
        .update();
  }

  private Optional<Long> userId(SessionKey key) {
    return sql.sql(
            "select user_id from half_sign_in where token_hash = :hash and expires_at > :now")
        .param("hash", key.hash())
        .param("now", Timestamp.from(clock.instant()))
        .query(Long.class)
        .optional();
  }

  private void delete(SessionKey key) {
    sql.sql("delete from half_sign_in where token_hash = :hash").param("hash", key.hash()).update();
  }

  private static Optional<SessionKey> key(HttpServletRequest request) {
    return COOKIE.read(request).flatMap(SessionKey::parse);
  }
}
