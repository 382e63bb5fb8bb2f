package earshot.api;

import earshot.api.ApiKeys.Caller;
import earshot.database.CurrentCompany;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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

  private final Map<Long, Share> shares = new ConcurrentHashMap<>();
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
    var key = caller.key().id();
    var share = shares.get(key);
    if (share != null && share.until().isAfter(clock.instant())) {
      var left = share.requests().decrementAndGet();
      if (left >= 0) return new Left(left + share.beyond(), Duration.ZERO);
    }
    return CurrentCompany.call(
        caller.user().companyId(),
        () -> Objects.requireNonNull(transaction.execute(_ -> takeShare(key))));
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
    var now = clock.instant();
    var each = WINDOW.dividedBy(settings.perMinute());
    var many = Math.max(1, settings.perMinute() / (int) WINDOW.toSeconds());
    var end = now.plus(WINDOW);
    var free = add(key, now, each.multipliedBy(many), end);
    if (free == null) return new Left(0, mustWait(key, now, each));
    var beyond = Duration.between(free, end).dividedBy(each);
    shares.put(key, new Share(new AtomicInteger(many - 1), end, beyond));
    return new Left(many - 1 + beyond, Duration.ZERO);
  }

  private @Nullable Instant add(long key, Instant now, Duration more, Instant end) {
    return sql.sql(
            """
            insert into api_rate as r (api_key_id, free_at) values (:key, :first)
            on conflict (company_id, api_key_id) do update
            set free_at = greatest(r.free_at, :now) + (excluded.free_at - :now::timestamptz)
            where greatest(r.free_at, :now) + (excluded.free_at - :now::timestamptz) <= :end
            returning free_at
            """)
        .param("key", key)
        .param("now", Timestamp.from(now))
        .param("first", Timestamp.from(now.plus(more)))
        .param("end", Timestamp.from(end))
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional()
        .orElse(null);
  }

  private Duration mustWait(long key, Instant now, Duration each) {
    var free =
        sql.sql("select free_at from api_rate where api_key_id = :key")
            .param("key", key)
            .query((row, _) -> row.getTimestamp(1).toInstant())
            .single();
    var wait = Duration.between(now, free.plus(each)).minus(WINDOW);
    return wait.isPositive() ? wait : each;
  }
}
