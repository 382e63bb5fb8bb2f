package earshot.account;

import earshot.company.User;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// The sessions of signed-in users. They live in the database, so that they survive a restart and
/// hold on every node; reading one writes nothing.
@Component
public class Sessions {

  static final Duration AGE = Duration.ofDays(30);

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final Users users;
  private final Clock clock;

  Sessions(JdbcClient sql, TransactionOperations transaction, Users users, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.users = users;
    this.clock = clock;
  }

  /// Starts a session.
  SessionKey start(User user) {
    var key = SessionKey.random(user.companyId());
    inCompany(key, () -> insert(key, user));
    return key;
  }

  /// The user of the session with the rights of this moment; empty once the session has ended or
  /// the user is disabled.
  public Optional<User> user(SessionKey key) {
    return inCompany(key, () -> userId(key).flatMap(users::find));
  }

  /// Those of the sessions, all of the current company, that have not ended and whose users are not
  /// disabled.
  @Transactional(readOnly = true)
  public Set<SessionKey> alive(Collection<SessionKey> keys) {
    var byHash = keys.stream().collect(Collectors.toMap(SessionKey::hash, key -> key, (a, _) -> a));
    return sql
        .sql(
            """
            select s.token_hash from user_session s
            join app_user u on u.company_id = s.company_id and u.id = s.user_id
            where s.token_hash = any(:hashes) and s.expires_at > :now and u.disabled_at is null
            """)
        .param("hashes", byHash.keySet().toArray(String[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .query(String.class)
        .stream()
        .map(byHash::get)
        .collect(Collectors.toSet());
  }

  void end(SessionKey key) {
    inCompany(
        key,
        () ->
            sql.sql("delete from user_session where token_hash = :hash")
                .param("hash", key.hash())
                .update());
  }

  private int insert(SessionKey key, User user) {
    var now = clock.instant();
    return sql.sql(
            """
            insert into user_session (token_hash, user_id, created_at, expires_at)
            values (:hash, :user, :now, :end)
            """)
        .param("hash", key.hash())
        .param("user", user.id())
        .param("now", Timestamp.from(now))
        .param("end", Timestamp.from(now.plus(AGE)))
        .update();
  }

  private Optional<Long> userId(SessionKey key) {
    return sql.sql(
            "select user_id from user_session where token_hash = :hash and expires_at > :now")
        .param("hash", key.hash())
        .param("now", Timestamp.from(clock.instant()))
        .query(Long.class)
        .optional();
  }

  private <T> T inCompany(SessionKey key, Supplier<T> work) {
    return CurrentCompany.call(
        key.companyId(), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
  }
}
