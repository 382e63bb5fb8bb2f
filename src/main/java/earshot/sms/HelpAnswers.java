package earshot.sms;

import earshot.database.Plausible;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// When phones that asked who writes were told so. All companies text from the same number: who
/// asks without end must not fill its queue.
@Repository
class HelpAnswers {

  private static final Duration PAUSE = Duration.ofHours(1);

  private final JdbcClient sql;
  private final Clock clock;

  HelpAnswers(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Whether the current company has not told the phone within the hour; now it has.
  @Transactional
  boolean isDue(String phone) {
    var now = clock.instant();
    return sql.sql(
                """
                insert into help_answer as last (phone, answered_at) values (:phone, :now)
                on conflict (company_id, phone) do update
                set answered_at = excluded.answered_at
                where last.answered_at <= :before or last.answered_at > :latest
                """)
            .param("phone", phone)
            .param("now", Timestamp.from(now))
            .param("before", Timestamp.from(now.minus(PAUSE)))
            .param("latest", Timestamp.from(Plausible.latest(now)))
            .update()
        > 0;
  }
}
