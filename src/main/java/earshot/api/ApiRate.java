package earshot.api;

import earshot.api.ApiKeys.Caller;
import earshot.database.CurrentCompany;
import earshot.database.Plausible;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// How often a key may ask, over all nodes (the generic cell rate algorithm). A node takes a
/// second's worth of a key's allowance from the database at once and deals it out itself, so that
/// most requests cost nothing.
@Component
class ApiRate {

  /// What is left to a key.
  ///
  /// @param requests how many more, at least
  /// @param pause how long until the next one; nothing unless this one was one too many
  record Left(long requests, Duration pause) {

    boolean isOver() {
      return pause.isPositive();
    }
  }

  /// Dealt out here until it is used up or a minute old.
  private record Share(AtomicInteger requests, Instant until, long beyond) {}

  private static final Duration WINDOW = Duration.ofMinutes(1);

  /// As long as PostgreSQL waits for a lock.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Map<Long, Share> shares = new ConcurrentHashMap<>();
  private final Turns<Long> turns = new Turns<>();
  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final ApiSettings settings;
  private final Clock clock;

  ApiRate(JdbcClient sql, TransactionOperations transaction, ApiSettings settings, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.settings = settings;
    this.clock = clock;
  }

  /// Counts a request.
  Left take(Caller caller) {
    if (settings.perMinute() == 0) return new Left(Long.MAX_VALUE, Duration.ZERO);
    var left = dealt(caller.key().id());
    return left == null ? fromNextShare(caller) : left;
  }

  /// Of what is here; null if nothing is.
  private @Nullable Left dealt(long key) {
    var share = shares.get(key);
    if (share == null || !share.until().isAfter(clock.instant())) return null;
    var left = share.requests().decrementAndGet();
    return left < 0 ? null : new Left(left + share.beyond(), Duration.ZERO);
  }

  /// One takes it for all that come at once: a share for each would use the minute up in a moment.
  private Left fromNextShare(Caller caller) {
    var key = caller.key().id();
    try (var turn = turns.take(key, LONGEST_WAIT)) {
      if (turn == null) throw new QueryTimeoutException("Nobody could take a share of key " + key);
      var left = dealt(key);
      if (left != null) return left;
      return CurrentCompany.call(
          caller.user().companyId(),
          () -> Objects.requireNonNull(transaction.execute(_ -> takeShare(key))));
    }
  }

  /// Says what is left (the RateLimit fields of the IETF's HTTP API working group).
  void tell(Left left, HttpServletResponse response) {
    if (settings.perMinute() == 0) return;
    response.setHeader(
        "RateLimit-Policy",
        "\"key\";q=%d;w=%d".formatted(settings.perMinute(), WINDOW.toSeconds()));
    response.setHeader(
        "RateLimit",
        "\"key\";r=%d;t=%d"
            .formatted(left.requests(), Math.max(1, Math.ceilDiv(left.pause().toMillis(), 1000))));
  }

  private Left takeShare(long key) {
    var each = WINDOW.dividedBy(settings.perMinute());
    var many = Math.max(1, settings.perMinute() / (int) WINDOW.toSeconds());
    var used = add(key, each.multipliedBy(many));
    if (used.isEmpty()) return new Left(0, mustWait(key, each));
    var beyond = WINDOW.minus(used.get()).dividedBy(each);
    var until = clock.instant().plus(WINDOW);
    shares.put(key, new Share(new AtomicInteger(many - 1), until, beyond));
    return new Left(many - 1 + beyond, Duration.ZERO);
  }

  /// Counts so much more, by the clock of the database, as those of nodes differ. What that clock
  /// wrote while it was ahead is over.
  ///
  /// @return how much of the window is used up; empty if that would be too much
  private Optional<Duration> add(long key, Duration more) {
    return sql.sql(
            """
            insert into api_rate as r (api_key_id, free_at)
            values (:key, now() + :more * interval '1 microsecond')
            on conflict (company_id, api_key_id) do update
            set free_at = excluded.free_at - now() + greatest(now(),
              case when r.free_at <= now() + :ahead * interval '1 microsecond' then r.free_at end)
            where excluded.free_at - now() + greatest(now(),
                case when r.free_at <= now() + :ahead * interval '1 microsecond' then r.free_at end)
              <= now() + :window * interval '1 microsecond'
            returning (extract(epoch from free_at - now()) * 1000000)::bigint
            """)
        .param("key", key)
        .param("more", micros(more))
        .param("ahead", micros(Plausible.ahead(WINDOW)))
        .param("window", micros(WINDOW))
        .query(Long.class)
        .optional()
        .map(ApiRate::micros);
  }

  private Duration mustWait(long key, Duration each) {
    var used =
        sql.sql(
                """
                select (extract(epoch from free_at - now()) * 1000000)::bigint
                from api_rate where api_key_id = :key
                """)
            .param("key", key)
            .query(Long.class)
            .single();
    var wait = micros(used).plus(each).minus(WINDOW);
    return wait.isPositive() ? wait : each;
  }

  private static long micros(Duration time) {
    return TimeUnit.MICROSECONDS.convert(time);
  }

  private static Duration micros(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }
}
