package earshot.account;

import earshot.database.Plausible;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Counts what is tried too often, over all nodes. A row says when all of it is forgotten again,
/// and what is beyond the limit is not counted: so nobody is kept out longer by those who go on
/// trying (the generic cell rate algorithm). What a clock wrote that was ahead counts as forgotten.
@Component
public class Throttle {

  private final JdbcClient sql;
  private final Clock clock;

  Throttle(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// How long to wait before the next try; nothing if there may be one now.
  @Transactional(readOnly = true)
  public Duration mustWait(Limit limit, String who) {
    return sql.sql("select free_at from throttle where key_hash = :key")
        .param("key", key(limit, who))
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional()
        .filter(free -> !free.isAfter(latest(limit)))
        .map(
            free -> Duration.between(clock.instant(), free).plus(limit.each()).minus(window(limit)))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /// Counts a try.
  ///
  /// @return how long to wait, if it is one too many; nothing if it was within the limit
  @Transactional
  public Duration count(Limit limit, String who) {
    forgetOld();
    return add(limit, who, window(limit)).isPresent() ? Duration.ZERO : mustWait(limit, who);
  }

  /// Counts what need not be refused where it is too often, as it can be done later.
  ///
  /// @param longest for how long it may wait
  /// @return how long it has to wait for its turn; empty, and not counted, if that is too long
  @Transactional
  public Optional<Duration> turn(Limit limit, String who, Duration longest) {
    forgetOld();
    var window = window(limit);
    return add(limit, who, window.plus(longest))
        .map(free -> Duration.between(clock.instant(), free).minus(window))
        .map(wait -> wait.isPositive() ? wait : Duration.ZERO);
  }

  /// Forgets what was tried, because it was who it said.
  @Transactional
  public void forget(Limit limit, String who) {
    sql.sql("delete from throttle where key_hash = :key").param("key", key(limit, who)).update();
  }

  /// @param most how far ahead the time can be at which all of it is forgotten
  /// @return that time; empty if it would be further ahead
  private Optional<Instant> add(Limit limit, String who, Duration most) {
    var now = clock.instant();
    return sql.sql(
            """
            insert into throttle as t (key_hash, free_at) values (:key, :first)
            on conflict (key_hash) do update
            set free_at = greatest(case when t.free_at <= :latest then t.free_at end, :now)
              + (excluded.free_at - :now::timestamptz)
            where greatest(case when t.free_at <= :latest then t.free_at end, :now)
              + (excluded.free_at - :now::timestamptz) <= :most
            returning free_at
            """)
        .param("key", key(limit, who))
        .param("now", Timestamp.from(now))
        .param("first", Timestamp.from(now.plus(limit.each())))
        .param("most", Timestamp.from(now.plus(most)))
        .param("latest", Timestamp.from(Plausible.latest(now, most)))
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /// A few at a time, so that the table stays as small as what is tried just now.
  private void forgetOld() {
    sql.sql(
            """
            delete from throttle where key_hash in (
              select key_hash from throttle where free_at < :now
              order by free_at limit 10 for update skip locked)
            """)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private Instant latest(Limit limit) {
    return Plausible.latest(clock.instant(), window(limit));
  }

  private static Duration window(Limit limit) {
    return limit.each().multipliedBy(limit.atOnce());
  }

  private static String key(Limit limit, String who) {
    return new Token(limit.name() + ":" + who).hash();
  }
}
