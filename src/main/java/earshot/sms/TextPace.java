package earshot.sms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How fast texts leave from one number, over all nodes: carriers drop what comes faster. Each text
/// takes the next free moment from one row, by the clock of the database, and waits for it. Few can
/// wait at once, as few are handed over at once.
@Component
class TextPace {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final JdbcClient sql;
  private final SmsSettings settings;

  TextPace(JdbcClient sql, SmsSettings settings) {
    this.sql = sql;
    this.settings = settings;
  }

  /// @param number null where texts need not be spaced
  /// @throws SmsFailed where the turn would come too late to be waited for
  void waitForTurn(@Nullable String number) {
    if (number == null || settings.perSecond() <= 0) return;
    try {
      Thread.sleep(wait(number));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new SmsFailed("The server is stopping", null);
    }
  }

  private Duration wait(String number) {
    return sql.sql(
            """
            insert into text_slot as slot (number, next_at)
            values (:number, clock_timestamp() + :gap * interval '1 second')
            on conflict (number) do update
            set next_at = greatest(slot.next_at, clock_timestamp()) + :gap * interval '1 second'
            where slot.next_at < clock_timestamp() + :longest * interval '1 second'
            returning extract(epoch from next_at - clock_timestamp()) - :gap
            """)
        .param("number", number)
        .param("gap", 1 / settings.perSecond())
        .param("longest", LONGEST.toSeconds())
        .query(Double.class)
        .optional()
        .map(seconds -> Duration.ofMillis(Math.max(0, Math.round(seconds * 1_000))))
        .orElseThrow(() -> new SmsFailed("Too many texts wait for their turn", LONGEST));
  }
}
