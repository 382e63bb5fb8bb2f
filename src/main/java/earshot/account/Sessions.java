package earshot.account;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.company.UserDisabled;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import earshot.language.Language;
import earshot.language.Say;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// The sessions of signed-in users. They live in the database, so that they survive a restart and
/// hold on every node; reading one writes nothing.
@Component
public class Sessions {

  static final Duration AGE = Duration.ofDays(30);

  /// How long a session is good while no page of it is open.
  static final Duration IDLE = Duration.ofDays(14);

  private static final Duration NOTED_EACH = Duration.ofHours(1);

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final Users users;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Clock clock;

  Sessions(
      JdbcClient sql,
      TransactionOperations transaction,
      Users users,
      ApplicationEventPublisher events,
      Audit audit,
      Clock clock) {
    this.audit = audit;
    this.sql = sql;
    this.transaction = transaction;
    this.users = users;
    this.events = events;
    this.clock = clock;
  }

  /// Starts a session.
  ///
  /// @param userAgent what the browser calls itself
  SessionKey start(User user, String userAgent) {
    var key = SessionKey.random(user.companyId());
    var device = Device.kept(userAgent);
    inCompany(
        key,
        () -> {
          audit.note(user, Deed.SIGNED_IN, About.NOTHING.with(noted(device)));
          return insert(key, user, device);
        });
    return key;
  }

  /// The audit log is kept in English.
  private static String noted(String device) {
    return Say.in(Language.ENGLISH, () -> Device.words(device));
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
            where s.token_hash = any(:hashes) and s.expires_at > :now and s.used_at > :idle
              and u.disabled_at is null
            """)
        .param("idle", idle())
        .param("hashes", byHash.keySet().toArray(String[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .query(String.class)
        .stream()
        .map(byHash::get)
        .collect(Collectors.toSet());
  }

  /// Notes that the sessions, all of the current company, are used: at most once an hour, so that
  /// open pages write next to nothing.
  @Transactional
  public void used(Collection<SessionKey> keys) {
    var now = clock.instant();
    sql.sql(
            """
            update user_session set used_at = :now
            where company_id = (select current_company()) and token_hash = any(:hashes) and used_at < :before
            """)
        .param("now", Timestamp.from(now))
        .param("before", Timestamp.from(now.minus(NOTED_EACH)))
        .param("hashes", keys.stream().map(SessionKey::hash).distinct().toArray(String[]::new))
        .update();
  }

  /// The user's sessions that have not ended, the one last used first.
  @Transactional(readOnly = true)
  public List<OpenSession> of(User user, SessionKey asking) {
    return sql.sql(
            """
            select token_hash, device, created_at, used_at from user_session
            where company_id = (select current_company()) and user_id = :user
              and expires_at > :now and used_at > :idle
            order by token_hash = :asking desc, used_at desc, token_hash
            """)
        .param("user", user.id())
        .param("now", Timestamp.from(clock.instant()))
        .param("idle", idle())
        .param("asking", asking.hash())
        .query((row, _) ->
            new OpenSession(
                row.getString(1),
                Device.words(row.getString(2)),
                row.getTimestamp(3).toInstant(),
                row.getTimestamp(4).toInstant(),
                row.getString(1).equals(asking.hash())))
        .list();
  }

  /// Ends one session of the user, by its [OpenSession#id].
  ///
  /// @return whether there was one
  @Transactional
  public boolean end(User user, String id) {
    var ended =
        sql.sql(
                """
                delete from user_session
                where company_id = (select current_company()) and user_id = :user and token_hash = :id
                """)
            .param("user", user.id())
            .param("id", id)
            .update();
    events.publishEvent(new SessionsEnded(user.id()));
    return ended == 1;
  }

  void end(SessionKey key) {
    inCompany(
        key,
        () -> {
          var users =
              sql.sql("delete from user_session where token_hash = :hash returning user_id")
                  .param("hash", key.hash())
                  .query(Long.class)
                  .list();
          users.forEach(user -> events.publishEvent(new SessionsEnded(user)));
          return users;
        });
  }

  /// Ends every session of a user of the current company, on all nodes.
  @Transactional
  public void endAll(long user) {
    sql.sql(
            "delete from user_session where company_id = (select current_company()) and user_id = :user")
        .param("user", user)
        .update();
    events.publishEvent(new SessionsEnded(user));
  }

  /// Ends every session of the user but this one.
  @Transactional
  public void endOthers(User user, SessionKey kept) {
    sql.sql(
            """
            delete from user_session
            where company_id = (select current_company()) and user_id = :user and token_hash <> :kept
            """)
        .param("user", user.id())
        .param("kept", kept.hash())
        .update();
    events.publishEvent(new SessionsEnded(user.id()));
  }

  @EventListener
  void on(UserDisabled disabled) {
    endAll(disabled.userId());
  }

  private int insert(SessionKey key, User user, String device) {
    var now = clock.instant();
    // A month after their end: a clock that was ahead for a while signs nobody out.
    sql.sql(
            """
            delete from user_session
            where company_id = (select current_company()) and created_at < :old
            """)
        .param("old", Timestamp.from(now.minus(AGE.multipliedBy(2))))
        .update();
    return sql.sql(
            """
            insert into user_session (token_hash, user_id, created_at, used_at, expires_at, device)
            values (:hash, :user, :now, :now, :end, :device)
            """)
        .param("device", device)
        .param("hash", key.hash())
        .param("user", user.id())
        .param("now", Timestamp.from(now))
        .param("end", Timestamp.from(now.plus(AGE)))
        .update();
  }

  private Optional<Long> userId(SessionKey key) {
    return sql.sql(
            """
            select user_id from user_session
            where token_hash = :hash and expires_at > :now and used_at > :idle
            """)
        .param("idle", idle())
        .param("hash", key.hash())
        .param("now", Timestamp.from(clock.instant()))
        .query(Long.class)
        .optional();
  }

  /// Who was here last before that is signed out.
  private Timestamp idle() {
    return Timestamp.from(clock.instant().minus(IDLE));
  }

  private <T> T inCompany(SessionKey key, Supplier<T> work) {
    return CurrentCompany.call(
        key.companyId(), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
  }
}
