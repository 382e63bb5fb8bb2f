package earshot.live;

import earshot.database.Plausible;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// When each user and each applicant last had a page open, on any node.
@Component
public class Presence {

  private final JdbcClient sql;
  private final Clock clock;

  Presence(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// When the user last had a page open, to within a heartbeat; empty if never, or if only a clock
  /// that was ahead has told.
  @Transactional(readOnly = true)
  public Optional<Instant> lastSeen(long user) {
    return sql.sql("select seen_at from presence where user_id = :user")
        .param("user", user)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional()
        .filter(seen -> !seen.isAfter(Plausible.latest(clock.instant())));
  }

  @Transactional
  void applicantsSeen(Collection<Long> applicants) {
    sql.sql(
            """
            insert into applicant_presence (applicant_id, seen_at)
            select a, :now from unnest(:applicants::bigint[]) as a order by a
            on conflict (company_id, applicant_id) do update
            set seen_at = excluded.seen_at
            """)
        .param("applicants", applicants.toArray(Long[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  @Transactional
  void seen(Collection<Long> users) {
    sql.sql(
            """
            insert into presence (user_id, seen_at)
            select u, :now from unnest(:users::bigint[]) as u order by u
            on conflict (company_id, user_id) do update
            set seen_at = excluded.seen_at
            """)
        .param("users", users.toArray(Long[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
