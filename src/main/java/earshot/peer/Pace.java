package earshot.peer;

import earshot.database.Plausible;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How fast something is handed to another server, over all nodes: carriers drop or refuse what
/// comes faster. Each takes the next free moment from one row, by the clock of the database, and
/// waits for it. Few can wait at once, as few are handed over at once. What that clock wrote while
/// it was ahead is over.
@Component
public class Pace {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final JdbcClient sql;

  public Pace(JdbcClient sql) {
    this.sql = sql;
  }

  /// Waits for the next free moment. Never inside a transaction.
  ///
  /// @param peer the server or number, by a name that is its own among all channels
  /// @param perSecond how many may go each second; 0 for any number
  /// @return whether there was anything to wait for
  /// @throws TooManyWait where the turn would come too late to be waited for
  public boolean waitForTurn(String peer, double perSecond) {
    if (perSecond <= 0) return false;
    try {
      var wait = wait(peer, perSecond);
      Thread.sleep(wait);
      return wait.isPositive();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new TooManyWait(null);
    }
  }

  private Duration wait(String peer, double perSecond) {
    return sql.sql(
            """
            insert into peer_slot as slot (peer, next_at)
            values (:peer, clock_timestamp() + :gap * interval '1 second')
            on conflict (peer) do update
            set next_at = :gap * interval '1 second' + greatest(clock_timestamp(),
              case when slot.next_at < clock_timestamp() + :ahead * interval '1 second'
                then slot.next_at end)
            where slot.next_at < clock_timestamp() + :longest * interval '1 second'
              or slot.next_at >= clock_timestamp() + :ahead * interval '1 second'
            returning extract(epoch from next_at - clock_timestamp()) - :gap
            """)
        .param("peer", peer)
        .param("gap", 1 / perSecond)
        .param("longest", LONGEST.toSeconds())
        .param("ahead", Plausible.ahead(LONGEST).toSeconds() + 1 / perSecond)
        .query(Double.class)
        .optional()
        .map(seconds -> Duration.ofMillis(Math.max(0, Math.round(seconds * 1_000))))
        .orElseThrow(() -> new TooManyWait(LONGEST));
  }
}
